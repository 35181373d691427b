"""What people write to the bot: the commands there are, and the room that answers each."""

from collections.abc import Awaitable, Callable
from typing import Final

from bot.conversation import (
    asking,
    boards,
    briefing,
    building_team,
    changing_review,
    commenting,
    ending,
    finishing,
    joining,
    many_notes,
    my_data,
    noting,
    offering,
    own_notes,
    placing,
    readying,
    replying,
    reporting,
    requesting,
    signposting,
    threshold,
    triangulating,
)
from bot.conversation.calendar_file import hand_out
from bot.conversation.commands import (
    ANYBODY,
    BEFORE_SIGN_OFF,
    BRINGERS,
    EVERY_STAGE,
    MANAGER,
    OWN_CHAT,
    READERS,
    UNDER_WAY,
    Command,
)
from bot.conversation.confiding import refuse_before_others, refuse_words_elsewhere
from bot.conversation.events import Caller, Said
from bot.conversation.naming import NAMES_SOMEBODY, add_people, ask_to_remove
from bot.conversation.pasting import ask_to_paste, take_pasted
from bot.conversation.speaking import Reply, speaker_anywhere, stands_in
from bot.conversation.strangers import is_known_now
from bot.conversation.which_review import as_meant, others_of
from bot.domain.errors import NotAllowed, Stranger
from bot.domain.review import require_capture
from bot.domain.visible import visible
from bot.ports.all import Ports
from cards.notice import help_among_others_card, help_card

_NUMBER: Final = r"(?:[0-9]{1,9})?[.!]*"
COMMANDS: Final = (
    Command("help", "What I can do, and how notes are kept", scopes=("personal", "team", "groupChat"),
            roles=ANYBODY, stages=EVERY_STAGE, for_strangers=True, of_meetings=True),
    Command("today", "Today's sessions and links", roles=ANYBODY, stages=UNDER_WAY, of_meetings=True),
    Command("calendar", "Your sessions as a calendar file; calendar all: everybody's", scopes=OWN_CHAT,
            stages=UNDER_WAY, takes=r"(?:all)?[?.!]*", of_meetings=True),
    Command("timetable", "Paste the timetable's lines below it, if there is no file", scopes=OWN_CHAT,
            roles=MANAGER, stages=UNDER_WAY, in_menu=False, of_meetings=True),
    Command("note THEME: your point", "Save an observation from anywhere", takes=r".*"),
    Command("notes THEME: a list", "Save several observations at once, one on each line", takes=r".*",
            in_menu=False),
    Command("my notes", "Your own observations, to change or take back"),
    Command("edit NUMBER", "Change an observation of your own", takes=_NUMBER, in_menu=False),
    Command("withdraw NUMBER", "Take back an observation of your own", takes=_NUMBER, in_menu=False),
    Command("bring back NUMBER", "Undo a withdrawal of your own", takes=_NUMBER, in_menu=False),
    Command("script", "What to say and do in your next session", scopes=OWN_CHAT, in_menu=False),
    Command("request WHAT YOU NEED", "Ask the client for a document or a fact", scopes=OWN_CHAT, takes=r".*",
            in_menu=False),
    Command("requests", "What the client was asked for, and what it answered", in_menu=False),
    Command("findings THEME", "Bring observations together, and weigh findings", takes=r".*"),
    Command("report", "How the report stands, or the edition that you were sent", roles=ANYBODY,
            scopes=OWN_CHAT, in_menu=False),
    Command("comment YOUR WORDS", "Say what should change in the report", roles=READERS, scopes=OWN_CHAT,
            takes=r".*", in_menu=False),
    Command("signpost WHAT IS GOOD", "Point to a place that does well", scopes=OWN_CHAT, takes=r".*",
            in_menu=False),
    Command("follow up", "Plan action planning and check-ins", roles=MANAGER, scopes=OWN_CHAT, in_menu=False),
    Command("threshold", "Say what makes a finding triangulated", scopes=OWN_CHAT, roles=MANAGER,
            stages=UNDER_WAY, in_menu=False),
    Command("board THEME", "See what the team has on a theme", takes=r".*"),
    Command("catch up", "Prepare today's messages for the client", scopes=OWN_CHAT, roles=MANAGER,
            stages=UNDER_WAY),
    Command("feedback", "The final feedback: to look at, to arrange and to fetch as files", scopes=OWN_CHAT,
            in_menu=False),
    Command("summary here", "Let system leads read the summary in this channel", scopes=("team",),
            roles=MANAGER, stages=BEFORE_SIGN_OFF, in_menu=False),
    Command("who", "Who is in it, and in which role", roles=ANYBODY, of_meetings=True),
    Command("add ROLE, NAME, EMAIL", "Add or change people, one on each line; for a peer also what they bring",
            scopes=OWN_CHAT, roles=MANAGER, takes=NAMES_SOMEBODY, in_menu=False, of_meetings=True),
    Command("remove NAME", "Take somebody out of it", scopes=OWN_CHAT, roles=MANAGER, takes=r".*",
            in_menu=False, of_meetings=True),
    Command("end review", "End it for good, where it goes no further", scopes=OWN_CHAT,
            roles=MANAGER, in_menu=False, of_meetings=True),
    Command("my data", "What is kept of you, as a file", scopes=OWN_CHAT, roles=ANYBODY, stages=EVERY_STAGE,
            in_menu=False, of_meetings=True),
    Command("offer", "Offer to be a peer in reviews, or withdraw your offer", scopes=OWN_CHAT, roles=ANYBODY,
            stages=EVERY_STAGE, for_strangers=True, in_menu=False, of_meetings=True),
    Command("team sheet", "See and approve the team sheet for the client", scopes=OWN_CHAT, roles=MANAGER,
            in_menu=False, of_meetings=True),
    Command("team", "Propose and invite a team of peers", scopes=OWN_CHAT, roles=MANAGER, in_menu=False,
            of_meetings=True),
    Command("charter", "The peer charter, ground rules and induction, to confirm", scopes=OWN_CHAT,
            in_menu=False, of_meetings=True),
    Command("about me", "Write about yourself for the client to read", scopes=OWN_CHAT, in_menu=False,
            of_meetings=True),
    Command("set up", "Start a new review", scopes=OWN_CHAT, roles=MANAGER, stages=EVERY_STAGE,
            for_strangers=True, of_meetings=True),
    Command("change review", "Change the days, the scope or the client's own questions", scopes=OWN_CHAT,
            roles=MANAGER, in_menu=False, of_meetings=True),
    Command("readiness ITEM: link", "What is needed before it begins, and ticking what has come",
            scopes=OWN_CHAT, roles=BRINGERS, stages=UNDER_WAY, takes=r".*", in_menu=False, of_meetings=True),
    Command("post here", "Keep the board in this channel", scopes=("team",), roles=MANAGER,
            stages=BEFORE_SIGN_OFF),
)  # fmt: skip
"""Every command, in the order in which help tells of them; the manifest offers the same."""


async def answer_words(event: Said, ports: Ports) -> Reply:
    """Return what answers a message; what is no command is offered back as a note, so that it is not lost."""
    event = await as_meant(Said(event.caller, visible(event.text).strip(), event.sent), ports=ports)
    words = event.text
    if words.casefold().rstrip(" ?.!") not in _FOR_EVERYBODY:
        refuse_among_others(event.caller)
    elif event.caller.place.kind == "group":
        return Reply(help_among_others_card())
    if pasted := await take_pasted(event.caller, words, ports):
        return pasted
    for command in COMMANDS:
        rest = command.rest_of(words)
        if rest is not None:
            await refuse_before_others(command, event.caller, ports)
            await _refuse_without_capture(command, event.caller, ports)
            return await _ANSWERS[command.name](Said(event.caller, rest, event.sent), ports)
    await refuse_words_elsewhere(event.caller, ports)
    return await noting.offer_as_note(Said(event.caller, words, event.sent), ports)


def refuse_among_others(caller: Caller) -> None:
    """Raise `NotAllowed` in a chat that interviewees may read, such as that of a meeting (R30)."""
    if caller.place.kind == "group":
        raise NotAllowed("Others can read this chat. Write to me in your own chat, or in the team's channel.")


async def help_for(caller: Caller, ports: Ports) -> Reply:
    """Return what somebody can write here, by their part in the review and how far the review has come.

    A channel that is kept for no review of theirs is told of none: nobody there may know of it (R71).
    """
    is_own = caller.place.kind == "personal"
    try:
        async with ports.store.work() as work:
            review, person = await speaker_anywhere(caller, work=work, now=ports.clock(), at_the_end=True)
            among_others = not is_own and not await stands_in(caller.place, review.id, work=work)
            others = await others_of(caller, review, work=work, now=ports.clock()) if is_own else ()
    except Stranger:
        if await is_known_now(caller, ports):
            return await help_for(caller, ports)
        offered = [c for c in COMMANDS if c.is_offered(None, None, kind=caller.place.kind)]
        return Reply(help_card(None, [(c.words, c.what) for c in offered], privacy=ports.forms.privacy))
    kind = caller.place.kind
    offered = [c for c in COMMANDS if c.is_offered(person.role, review, kind=kind)]
    listed = [(c.words, c.what) for c in offered]
    privacy = ports.forms.privacy
    return Reply(
        help_card(person.role, listed, review=review, privacy=privacy, among_others=among_others, others=others)
    )


async def _refuse_without_capture(command: Command, caller: Caller, ports: Ports) -> None:
    """Raise `NotAllowed` for what belongs to notes in a review that takes none (R86)."""
    if not command.of_meetings:
        async with ports.store.work() as work:
            review, _ = await speaker_anywhere(caller, work=work, now=ports.clock())
        require_capture(review)


async def _help(said: Said, ports: Ports) -> Reply:
    return await help_for(said.caller, ports)


async def _calendar(said: Said, ports: Ports) -> Reply:
    return await hand_out(said.caller, said.text, ports)


_FOR_EVERYBODY: Final = frozenset({"help", "hello", "hi", ""})
"""What may be answered in a meeting's chat, where the client reads too (R30)."""

_ANSWERS: Final[dict[str, Callable[[Said, Ports], Awaitable[Reply]]]] = {
    "help": _help,
    "today": asking.today,
    "calendar": _calendar,
    "timetable": ask_to_paste,
    "note": noting.note,
    "notes": many_notes.notes,
    "my notes": own_notes.mine,
    "edit": own_notes.edit,
    "withdraw": own_notes.withdraw,
    "bring back": own_notes.undo_withdrawal,
    "script": briefing.script,
    "request": requesting.ask,
    "requests": requesting.show,
    "board": boards.board,
    "findings": triangulating.findings,
    "report": reporting.report,
    "comment": commenting.comment_in_words,
    "signpost": signposting.signpost,
    "follow up": signposting.follow_up,
    "threshold": threshold.ask,
    "catch up": asking.catch_up,
    "feedback": finishing.feedback,
    "summary here": replying.summary_here,
    "who": asking.who,
    "add": add_people,
    "remove": ask_to_remove,
    "end review": ending.ask_how_to_end,
    "my data": my_data.show,
    "offer": offering.offer,
    "team sheet": joining.team_sheet,
    "team": building_team.team,
    "charter": joining.charter,
    "about me": joining.about_me,
    "set up": placing.set_up,
    "change review": changing_review.ask,
    "readiness": readying.readiness,
    "post here": placing.post_here,
}
"""What answers each command, by its name; what follows the name is the text."""
