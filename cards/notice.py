"""Short answers: a notice, and what can be written."""

from collections.abc import Sequence

from bot.domain.team import Role
from cards.card import Card, bullets, heading, make, para, typed
from cards.phrases import notice as say


def notice_card(title: str, *sentences: str) -> Card:
    """Return a plain notice; no sentence of it may hold what somebody said."""
    return make("notice", [heading(typed(title)), *(para(typed(s)) for s in sentences)], text=title)


def help_card(role: Role | None, commands: Sequence[tuple[str, str]]) -> Card:
    """Return what a person can write, as (command, what it does)."""
    lead = say.HELP_AS.format(role=role) if role else say.HELP_NOBODY
    lines = [say.HELP_COMMAND.format(command=typed(command), what=typed(what)) for command, what in commands]
    body = [heading(say.HELP_TITLE), bullets(lead, lines), para(say.HELP_OTHER_WAY)]
    return make("help", body, text=say.HELP_TITLE)


def help_among_others_card() -> Card:
    """Return what may be said of the bot where the client reads too: nothing of anybody's review (R30)."""
    return make("help", [heading(say.HELP_TITLE), para(say.HELP_AMONG_OTHERS)], text=say.HELP_TITLE)
