"""Can the bot write in the team's channel, and take back what it wrote."""

from typing import Final

from bot.doctor.checked import Unwell
from bot.domain.reach import Place
from bot.from_settings import keys_of, teams_settings
from bot.settings import Settings
from bot.store.door import edition_of, open_store
from bot.store.standing import Edition
from bot.teams.door import TeamsDoor
from cards.notice import notice_card

_TEST: Final = notice_card(
    "This is a test", "Whoever runs me is checking that I can write here. It goes again."
)


async def organiser_known(settings: Settings) -> str:
    """Return the organiser of the newest review; nothing where there is no review. Raises `ReviewError`."""
    if await edition_of(settings.database_url) is not Edition.OURS:
        return ""
    store = await open_store(settings.database_url, keys=keys_of(settings))
    try:
        async with store.work() as work:
            organisers = [review.organiser for review in await work.reviews.all() if review.organiser]
    finally:
        await store.close()
    return organisers[-1] if organisers else ""


async def channel_takes_cards(settings: Settings) -> str:
    """Post a card in the newest review's channel and take it back; raises `Unwell` or as Teams fails."""
    place = await _newest_channel(settings)
    teams = TeamsDoor(teams_settings(settings, local=False))
    try:
        posted = await teams.messenger.post(place, _TEST)
        if posted:
            await teams.take_back(place, posted)
    finally:
        await teams.close()
    return "A test card was posted in the team's channel and taken back."


async def _newest_channel(settings: Settings) -> Place:
    if await edition_of(settings.database_url) is not Edition.OURS:
        raise Unwell("There is no review yet, so there is no channel to write in.")
    store = await open_store(settings.database_url, keys=keys_of(settings))
    try:
        async with store.work() as work:
            for review in reversed(await work.reviews.all()):
                if place := await work.people.channel_of(review.id):
                    return place
    finally:
        await store.close()
    raise Unwell("No review has a channel: write “post here” to the bot in the team's channel.")
