"""Every command wherever it can be written, and a view for each of a pair, over HTTP with real tokens."""

from collections.abc import AsyncIterator
from typing import Any, Final

import pytest

from bot.conversation.saying import COMMANDS
from cards.capture import capture_card
from cards.phrases import notice
from cards.reach import among_team
from tests.builders import a_session
from tests.room import Room
from tests.stories.answers import AMONG_OTHERS, ANSWERS, TYPED
from tests.stories.playground import actions_of
from tests.stories.signed_teams import SignedTeams, Where, signed_teams

EVERYBODY: Final = ("cora", "leo", "ana", "sol", "eve")
PLACES: Final[tuple[Where, ...]] = ("personal", "group", "channel", "another channel")
OWN_CHAT: Final = "Others read this channel. Write “{name}” to me in your own chat."
IN_A_CHANNEL: Final = {
    "post here": "Write “post here” in the team's channel",
    "summary here": "Write “summary here” in the client's own channel",
}
NO_ADDRESS: Final = {"offer": "Teams does not tell me your e-mail address"}
"""What is answered to a command by an account of which nothing but its number is known."""
POINT: Final = "Partners share one plan."
OF_A_NOTE: Final = TYPED | {"edit": "edit 1", "bring back": "bring back 1"}


@pytest.fixture
async def teams(room: Room) -> AsyncIterator[SignedTeams]:
    async with signed_teams(room) as teams:
        yield teams


def answer_to(name: str, scopes: tuple[str, ...], where: Where) -> str:
    """Return what the challenge manager is to read in answer to a command."""
    match where:
        case "group":
            return notice.HELP_AMONG_OTHERS if name == "help" else AMONG_OTHERS
        case "personal":
            own = ANSWERS | NO_ADDRESS
            return own[name] if "personal" in scopes else IN_A_CHANNEL[name]
        case _ if name == "timetable":
            return ANSWERS[name]
        case _:
            return ANSWERS[name] if "team" in scopes else OWN_CHAT.format(name=name)


@pytest.mark.parametrize("where", ["personal", "group", "channel"])
async def test_each_command_is_answered_or_refused_by_where_it_is_written(
    teams: SignedTeams, where: Where
) -> None:
    await teams.say("cora", "post here", "channel")
    wanted = {c.name: answer_to(c.name, c.scopes, where) for c in COMMANDS}

    answers = {c.name: await teams.say("cora", TYPED.get(c.name, c.name), where) for c in COMMANDS}

    assert {name: len(cards) for name, cards in answers.items()} == dict.fromkeys(wanted, 1)
    assert {name: words for name, words in wanted.items() if words not in str(answers[name])} == {}


async def test_notes_are_shown_to_the_team_alone_and_never_where_others_read(
    room: Room, teams: SignedTeams
) -> None:
    await teams.say("cora", "post here", "channel")
    await room.save_note("ana", text=POINT)

    answers = {
        (who, c.name, where): await teams.say(who, OF_A_NOTE.get(c.name, c.name), where)
        for where in PLACES
        for c in COMMANDS
        for who in EVERYBODY
    }

    assert {key: len(cards) for key, cards in answers.items() if len(cards) != 1} == {}
    mine = {("ana", name) for name in ("my notes", "edit", "bring back")}
    team = {(who, name) for who in ("cora", "leo", "ana") for name in ("board", "findings")}
    shown = {(who, name, where) for who, name in mine | team for where in ("personal", "channel")}
    assert {key for key, cards in answers.items() if POINT in str(cards)} == {
        *shown,
        ("cora", "catch up", "personal"),
    }


@pytest.mark.parametrize("where", ["group", "channel"])
async def test_each_of_two_people_has_their_own_view_of_one_card(
    room: Room, teams: SignedTeams, where: Where
) -> None:
    await teams.say("ana", "help", where)
    card = capture_card(room.review, a_session(), press="press-1", groups=())
    stands = await teams.post(among_team(card, room.people["ana"], object_id="object-ana", forms=()), where)
    form = await teams.refresh("ana", stands, where)
    save = next(a for a in actions_of(form) if a["verb"] == "capture.save")
    note = {"theme": "commissioning", "kind": "strength", "text": POINT, "group": "Director"}
    await teams.press("ana", save, where, note)

    anas, bens = [await teams.refresh(who, stands, where) for who in ("ana", "ben")]
    leos, sols, eves = [
        await teams.press(who, stands["actions"][0], where, {}) for who in ("leo", "sol", "eve")
    ]

    assert (POINT in str(anas), inputs(anas)) == (True, [])
    assert (POINT in str(bens), inputs(bens)[:3]) == (False, ["theme", "kind", "text"])
    assert ("for somebody else" in leos, "record an observation as a system lead" in sols) == (True, True)
    assert "You are not part of this review" in eves
    assert (inputs(stands), POINT in str(teams.service.messages)) == ([], False)


def inputs(card: Any) -> list[str]:
    """Return what can be filled in on a card."""
    return [part["id"] for part in card["body"] if part["type"].startswith("Input.")]
