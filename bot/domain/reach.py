"""How people are reached: the accounts they own, and the places where the bot may write to them (R77)."""

from typing import Literal

from bot.domain.frozen import Frozen


class Account(Frozen):
    """How Teams knows a person: one person may own several (R77)."""

    tenant: str
    object_id: str


class Place(Frozen):
    """A conversation that the bot may write to; `route` is the adapter's own and is kept as it is."""

    kind: Literal["personal", "channel", "group"]
    id: str
    route: str = ""
