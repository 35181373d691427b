"""A theme: one flip chart on the wall of the base room (R2, R34)."""

from bot.domain.frozen import Frozen
from bot.domain.ids import ThemeId


class Theme(Frozen):
    """A core component or key line of enquiry; `short` fits on a button at 320 px (24 characters)."""

    id: ThemeId
    title: str
    short: str
    prompts: tuple[str, ...] = ()
