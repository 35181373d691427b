"""What a team does at its flip chart, in the playground: notes of every sort, and a finding that is weighed.

Each step is pressed by the words on a button of the card that the press before brought back.
"""

import re
from dataclasses import replace
from typing import Final

from bot.domain.theme import Theme
from cards.phrases import capture, triangulate
from cards.phrases import finding as say
from tests.stories.playground import Playground, Shown, actions_of
from tests.stories.room import Room, choices

BY_ANA: Final = ("Carers are offered a break in time.", "Carers know whom to ask for a break.")
BY_BEN: Final = ("Breaks are offered to carers in good time.", "Carers have one number to call.")
QUESTION: Final = "Carers in the north wait a year for a break."
FINDING: Final = "Carers get the breaks that they need."
HALF: Final = "Breaks are offered in the town."
LISTED: Final = ("beds", "buses", "budgets", "data", "estates", "training", "wards")


async def twenty_notes(room: Room, theme: Theme) -> tuple[int, int]:
    """Let Ana and Ben write ten notes each, on cards, as lists and as messages; return the outer numbers."""
    numbers = [await _on_cards(room.ana, theme, BY_ANA), await _on_cards(room.ben, theme, BY_BEN)]
    for peer, verb in ((room.ana, "spoke about"), (room.ben, "asked us about")):
        lines = "\n".join(f"- strength: People {verb} {what}." for what in LISTED)
        await peer.say(f"notes {theme.short}:\n{lines}")
        await peer.sees("Saved 7 notes")
    await room.ana.say(f"note {theme.short}: strength: A plan for breaks is on every ward.")
    await room.ana.sees("A plan for breaks is on every ward.", "Saved as number")
    await room.ben.say(f"note {theme.short}: area to explore: {QUESTION}")
    return numbers[0], _number(await room.ben.sees(QUESTION, "Saved as number"))


async def bring_together(peer: Playground, theme: Theme, *, cites: tuple[int, ...]) -> tuple[Shown, Shown]:
    """Make a finding of one source's notes, then add what may say the same; return it after each."""
    await peer.say(f"findings {theme.short}")
    chart = await peer.sees(triangulate.TITLE.format(theme=theme.title), button="triangulate.save")
    asked = await choose(peer, chart, triangulate.SAME)
    beside = await choose(peer, asked, triangulate.SAME_ASK, note=str(cites[0]))
    assert beside.holds(triangulate.ALIKE.format(number=cites[0]), BY_BEN[0])
    written = {"cites": ",".join(map(str, cites)), "kind": "strength", "text": FINDING}
    made = await choose(peer, beside, triangulate.SAVE, **written)
    opened = await choose(peer, made, triangulate.OPEN.format(number=1))
    form = await choose(peer, opened, say.ADD)
    alike = say.CHOICE_ALIKE.partition("{")[0]
    noted = [c["value"] for c in choices(form.card, "notes") if c["title"].startswith(alike)]
    return opened, await choose(peer, form, say.SUPPORT, notes=",".join(noted))


async def question(peer: Playground, theme: Theme, *, note: int) -> Shown:
    """Let a note question the finding."""
    form = await choose(peer, await _open(peer, theme), say.ADD)
    return await choose(peer, form, say.QUESTION, notes=str(note))


async def split_and_undo(manager: Playground, theme: Theme) -> tuple[Shown, Shown]:
    """Split the finding, see it parted, and undo that."""
    form = await choose(manager, await _open(manager, theme), say.SPLIT)
    supports = say.CHOICE_SUPPORTS.partition("{")[0]
    ours = [c["value"] for c in choices(form.card, "notes") if c["title"].startswith(supports)]
    parted = await choose(manager, form, say.SAVE_SPLIT, notes=ours[-1], text=HALF)
    return parted, await choose(manager, parted, say.UNDO)


async def choose(person: Playground, shown: Shown, title: str, **typed: str) -> Shown:
    """Press the button that says this, and return the message as the person sees it then."""
    action = next(a for a in actions_of(shown.card) if a["title"] == title)
    answer = await person.press_with(shown, action, typed)
    return replace(shown, card=answer["value"])


async def _on_cards(peer: Playground, theme: Theme, points: tuple[str, str]) -> int:
    """Write two points on the card that asks about the carers, and return the first one's number."""
    asked = await peer.sees("Discussion group", button="capture.more")
    group = choices(asked.card, "group")[0]["value"]
    note = {"theme": theme.id, "kind": "strength", "group": group}
    again = await choose(peer, asked, capture.MORE, **note, text=points[0])
    saved = await choose(peer, again, capture.SAVE, **note, text=points[1])
    return _number(saved) - 1


async def _open(person: Playground, theme: Theme) -> Shown:
    await person.say(f"findings {theme.short}")
    chart = await person.sees(triangulate.TITLE.format(theme=theme.title), FINDING, button="triangulate.save")
    return await choose(person, chart, triangulate.OPEN.format(number=1))


def _number(saved: Shown) -> int:
    [number] = re.findall(r"Saved as number (\d+)", str(saved.card))[:1]
    return int(number)
