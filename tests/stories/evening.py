"""An evening in Microsoft's own client: blocked by the guard, reworded, approved again, and answered."""

from collections.abc import Mapping
from typing import Any

from bot.domain.theme import Theme
from cards.phrases import client_reply
from tests.stories.playground import Playground, Shown, actions_of

NAMED = "Ana Example told us that the aims are known."
REWORDED = "People in most teams know what the aims are."
REPLY = "The aims were agreed with all teams in May."


async def reopen_and_name_somebody(cora: Playground, theme: Theme) -> str:
    """Change an evening that is approved, and let a name slip; return what comes back."""
    await cora.say("catch up")
    approved = await cora.sees(button="catch_up.edit")
    await cora.press(approved, "catch_up.edit")
    edit = await cora.sees(button="catch_up.check")
    return str(await _check(cora, edit, {f"strengths__{theme.id}": NAMED}))


async def reword(cora: Playground, theme: Theme) -> tuple[Shown, Any]:
    """Take the name out; return the card on which the text is checked, and its button."""
    edit = await cora.sees(NAMED, button="catch_up.check")
    await _check(cora, edit, {f"strengths__{theme.id}": REWORDED})
    checked = await cora.sees(REWORDED, button="catch_up.approve")
    return checked, next(a for a in actions_of(checked.card) if a["verb"] == "catch_up.approve")


async def answer(sam: Playground, summary: Shown) -> Shown:
    """Answer the summary, and return it as it then stands."""
    await sam.press(summary, "summary.reply", kind="correction", text=REPLY)
    return await sam.sees(REWORDED, client_reply.THANKS.format(number=1))


async def _check(cora: Playground, edit: Shown, wording: Mapping[str, str]) -> Any:
    change = next(a for a in actions_of(edit.card) if a["verb"] == "catch_up.check")
    return await cora.press_with(edit, change, wording)
