"""Every command in Microsoft's own client: in one's own chat, in a meeting's chat and in the team's channel."""

from pathlib import Path
from typing import Any, Final

import pytest

from bot import clock
from bot.conversation.saying import COMMANDS
from cards.phrases import notice
from tests.stories.answers import ANSWERS, TYPED
from tests.stories.playground import CHANNEL, Playground, a_playground, find_the_playground
from tests.stories.room import (
    ANA,
    BEN,
    CORA,
    EVE,
    PEOPLE,
    Room,
    a_timetable,
    choices,
    send_timetable,
    zone_at_noon,
)
from tests.stories.serving import a_serving_bot

pytestmark = pytest.mark.playground

GROUP: Final = "group-chat"


async def set_up_alone(cora: Playground) -> None:
    """Let Cora set a review up and have its board kept in the channel, while nobody else has written yet."""
    zone = zone_at_noon()
    await cora.say("set up")
    blank = await cora.sees(button="set_up.save")
    method = choices(blank.card, "method")[0]["value"]
    await cora.press(
        blank,
        "set_up.save",
        client="Invented Borough",
        method=method,
        first_day=f"{clock.now().astimezone(zone):%Y-%m-%d}",
        zone=zone.key,
        people=PEOPLE,
    )
    await cora.sees("Invented Borough is set up")
    await cora.say("post here", conversation=CHANNEL, mention=True)
    await cora.sees(ANSWERS["post here"], conversation=CHANNEL)


def inputs(answer: Any) -> list[str]:
    """Return what can be filled in on the card that came back; nothing where a sentence did."""
    card = answer["value"]
    body = card["body"] if isinstance(card, dict) else []
    return [part["id"] for part in body if part["type"].startswith("Input.")]


async def say_everything(cora: Playground) -> None:
    """Let Cora write every command wherever Teams offers it, and see each answered there."""
    for command in COMMANDS:
        if "team" in command.scopes:
            await cora.say(command.name, conversation=CHANNEL, mention=True)
            await cora.sees(ANSWERS[command.name], conversation=CHANNEL)
    for command in COMMANDS:
        if "personal" in command.scopes:
            await cora.say(TYPED.get(command.name, command.name))
            await cora.sees(ANSWERS[command.name])
    await cora.say("who", conversation=GROUP, mention=True)
    await cora.sees("Others can read this chat", conversation=GROUP)
    await cora.say("help", conversation=GROUP, mention=True)
    await cora.sees(notice.HELP_AMONG_OTHERS, conversation=GROUP)


async def test_commands_are_answered_where_they_are_offered_and_each_of_a_pair_sees_their_own_card(
    tmp_path: Path,
) -> None:
    find_the_playground()
    async with (
        a_serving_bot(tmp_path) as bot,
        a_playground(CORA, bot=bot, folder=tmp_path / "cora") as cora,
    ):
        await set_up_alone(cora)
        await say_everything(cora)
        among_others = [one for one in cora.shown.values() if one.conversation == GROUP]
        preview = await send_timetable(Room(cora, cora, cora, cora), a_timetable(zone_at_noon()))
        await cora.press(preview, "timetable.accept")
        asked = await cora.sees("Ana Example", "interview", conversation=CHANNEL, button="capture.see")

        form = await cora.press(asked, "capture.see", by=ANA)
        save = next(a for a in form["value"]["actions"] if a["verb"] == "capture.save")
        note = {"theme": choices(form["value"], "theme")[0]["value"], "kind": "strength", "group": "Staff"}
        own = await cora.press_with(asked, save, note | {"text": "The aims are clear."}, by=ANA)
        hers, his = [await cora.press(asked, "capture.see", by=seat) for seat in (ANA, BEN)]
        stranger = await cora.press(asked, "capture.see", by=EVE)

    assert set(ANSWERS) == {command.name for command in COMMANDS}
    assert [one for one in among_others if one.holds("Invented Borough")] == []
    assert ["The aims are clear." in str(seen) for seen in (own, hers, his)] == [True, True, False]
    assert (inputs(hers), inputs(his)[:3]) == ([], ["theme", "kind", "text"])
    assert "You are not part of this review" in stranger["value"]
