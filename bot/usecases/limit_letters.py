"""How many letters a stranger may have us write by way of the public page, over all processes (S0, R79)."""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.errors import Incomplete
from bot.records.work import Work

_TO_ONE: Final = 3
_AN_HOUR: Final = timedelta(hours=1)
"""To one address so many within an hour, however often somebody types it."""

_TO_ALL: Final = 120
_A_MINUTE: Final = timedelta(minutes=1)
"""To all addresses together so many within a minute."""

_LATER: Final = "Many people are writing to us just now. Please send it again in a minute."


async def has_letters_enough(address: str, *, work: Work, now: datetime) -> bool:
    """Count a letter, and say whether its address has had enough; raises `Incomplete` where all have.

    Where nothing is sent after all and the transaction is undone, it was not counted.
    """
    known_by = " ".join(address.split()).casefold()
    if await work.askings.count(f"letter to {known_by}", now=now, until=now + _AN_HOUR) > _TO_ONE:
        return True
    if await work.askings.count("letter", now=now, until=now + _A_MINUTE) > _TO_ALL:
        raise Incomplete(_LATER)
    return False
