"""Short answers: a notice, and what can be written."""

from collections.abc import Sequence

from bot.domain.review import Review
from bot.domain.team import Role
from cards.card import Card, bullets, heading, link, make, para, typed
from cards.phrases import notice as say
from cards.wording import listed


def notice_card(title: str, *sentences: str) -> Card:
    """Return a plain notice; no sentence of it may hold what somebody said."""
    return make("notice", [heading(typed(title)), *(para(typed(s)) for s in sentences)], text=title)


def help_card(
    role: Role | None,
    commands: Sequence[tuple[str, str]],
    *,
    review: Review | None = None,
    privacy: str = "",
    among_others: bool = False,
    others: Sequence[str] = (),
) -> Card:
    """Return what a person can write, as (command, what it does), and how far their review has come.

    `privacy` is where they read what is kept about them. `among_others` nothing is said of the review.
    The `others` are what further reviews of theirs are called.
    """
    is_mentor = review is not None and not review.captures and role in {Role.LEAD_PEER, Role.PEER}
    lead = say.HELP_AS.format(role=say.MENTOR if is_mentor else role) if role else say.HELP_NOBODY
    lines = [say.HELP_COMMAND.format(command=typed(command), what=typed(what)) for command, what in commands]
    stands = [para(_standing(review, role))] if review and role and not among_others else []
    if others:
        stands.append(para(say.HELP_OTHERS.format(others=typed(listed(others)), one=typed(others[0]))))
    last = say.HELP_NOTHING_NOTED if review and not review.captures else say.HELP_OTHER_WAY
    body = [heading(say.HELP_TITLE), *stands, bullets(lead, lines), para(last)]
    actions = [link(say.PRIVACY, privacy)] if privacy else []
    return make("help", body, text=say.HELP_TITLE, actions=actions)


def offer_channel_card() -> Card:
    """Return what is said where the bot was added to a channel: whose board may be kept there."""
    return make("notice", [heading(say.CHANNEL_TITLE), para(say.CHANNEL_OFFER)], text=say.CHANNEL_TITLE)


def renamed_card() -> Card:
    """Return what is said where the board's channel was given another name."""
    return make("notice", [heading(say.RENAMED_TITLE), para(say.RENAMED)], text=say.RENAMED_TITLE)


def moved_card() -> Card:
    """Return what is left of a board where it is kept no more."""
    return make("notice", [heading(say.MOVED_TITLE), para(say.MOVED)], text=say.MOVED_TITLE)


def hidden_card() -> Card:
    """Return what stands for the team's notes while others can read them; it says nothing of why."""
    return make("notice", [heading(say.HIDDEN_TITLE), para(say.HIDDEN)], text=say.HIDDEN_TITLE)


def outdated_card() -> Card:
    """Return what stands in the place of a card from which something was taken, and how to see what is left."""
    return make("notice", [heading(say.OUTDATED_TITLE), para(say.OUTDATED)], text=say.OUTDATED_TITLE)


def kept_here_card(review: Review) -> Card:
    """Return that the board is kept in this channel from now on."""
    words = say.KEPT_HERE.format(noun=review.method.noun, client=typed(review.client))
    return make("notice", [heading(say.KEPT_HERE_TITLE), para(words)], text=say.KEPT_HERE_TITLE)


def not_kept_here_card() -> Card:
    """Return that the board is not kept in this channel, in words that the client may read."""
    return make("notice", [heading(say.NOT_KEPT_TITLE), para(say.NOT_KEPT)], text=say.NOT_KEPT_TITLE)


def _standing(review: Review, role: Role) -> str:
    """Say how far the review has come, and what comes next for somebody with that role."""
    next_for = say.NEXT_FOR_MANAGER if role is Role.CHALLENGE_MANAGER else say.NEXT_FOR_OTHERS
    if role is Role.SYSTEM_LEAD:
        next_for = say.NEXT_FOR_CLIENT
    if not review.captures:
        next_for = say.NEXT_OF_MEETINGS
    called = typed(review.method.called)
    stage = say.STAGE.format(called=called, client=typed(review.client), stage=review.stage)
    return f"{stage} {next_for[review.stage]}"


def help_among_others_card() -> Card:
    """Return what may be said of the bot where the client reads too: nothing of anybody's review (R30)."""
    return make("help", [heading(say.HELP_TITLE), para(say.HELP_AMONG_OTHERS)], text=say.HELP_TITLE)
