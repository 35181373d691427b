"""The whole examination, one check after another."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial

from bot.clock import now
from bot.doctor.channel import channel_takes_cards, organiser_known
from bot.doctor.checked import Check, Checked
from bot.doctor.keys import keys_are_at_hand
from bot.doctor.mailboxes import it_may_be_added, organisers_mailbox_opens, other_mailboxes_stay_shut
from bot.doctor.registration import a_token_is_given, settings_are_right
from bot.doctor.surroundings import address_is_reached, clock_is_right, database_is_ours
from bot.domain.errors import ReviewError
from bot.settings import Settings, WrongSettings, read_settings


async def examine(*, organiser: str, outside: str, post: bool) -> AsyncIterator[Checked]:
    """Yield what comes of each check; with `post` a card is posted in the channel and taken back."""
    try:
        settings = read_settings()
    except WrongSettings as wrong:
        yield Checked(check="settings", ok=False, sentence=str(wrong))
        return
    for check in await _checks(settings, organiser=organiser, outside=outside, post=post):
        yield await check.done()


async def _checks(settings: Settings, *, organiser: str, outside: str, post: bool) -> tuple[Check, ...]:
    whose = organiser or await _organiser(settings)
    always = (
        Check("settings", partial(settings_are_right, settings)),
        Check("token", partial(a_token_is_given, settings)),
        Check("organiser's mailbox", partial(organisers_mailbox_opens, settings, whose, now=now())),
        Check("other mailboxes", partial(other_mailboxes_stay_shut, settings, outside, now=now())),
        Check("adding itself", partial(it_may_be_added, settings, whose)),
        Check("database", partial(database_is_ours, settings)),
        Check("keys", partial(keys_are_at_hand, settings)),
        Check("clock", partial(clock_is_right, settings, now=now)),
        Check("public address", partial(address_is_reached, settings, now=now)),
    )
    return (*always, Check("channel", partial(channel_takes_cards, settings))) if post else always


async def _organiser(settings: Settings) -> str:
    """Return whose calendar the newest review uses; what ails the database is told by its own check."""
    try:
        async with asyncio.timeout(10):
            return await organiser_known(settings)
    except (ReviewError, TimeoutError):
        return ""
