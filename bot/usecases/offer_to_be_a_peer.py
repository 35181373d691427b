"""Offer to be a peer: what was written becomes an offer that counts once its address is confirmed (S0, R79)."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from bot.domain.errand import Errand
from bot.domain.errors import Incomplete, OutOfDate
from bot.domain.frozen import Frozen
from bot.domain.offer import Away, Brings, Offer, OfferId, Region, Trained
from bot.domain.reach import Account, Place
from bot.domain.tasks.peers import POOL, AskToRenew, ForgetOffer
from bot.records.work import Work
from bot.usecases.read_set_up import read_day

TIME_TO_CONFIRM: Final = timedelta(days=2)
ASKED_BEFORE: Final = timedelta(days=30)
"""How long before their time is up people are asked whether their details may be kept longer."""

MONTHS: Final = ("6", "12", "24")
"""For how long people can agree to be in the pool."""

_EMAIL: Final = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+")
_LONGEST_EMAIL: Final = 254
_MOST_LINES: Final = 20
_FAR_AWAY: Final = timedelta(days=365 * 100)


class Offering(Frozen):
    """An offer in the words that were typed; `account` and `place` are known where it comes from Teams."""

    name: str
    email: str
    role: str
    organisation: str
    region: str
    outline: str
    brings: str
    time: str
    lived: str
    trained: str
    conflicts: str
    earlier: str
    away: str
    keep: str
    agree: str
    account: Account | None = None
    place: Place | None = None


async def take_offer(offering: Offering, *, vouched: bool, work: Work, now: datetime) -> Offer:
    """Keep an offer; raises `Incomplete`. Where nobody has `vouched` for the address it does not count yet.

    Until it is confirmed the one that counts stays as it is: whoever types somebody's address changes nothing.
    """
    offer = read_offer(offering, today=now.date())
    if vouched:
        mark = work.offers.mark_of(offer.email)
        return await _count(offer.model_copy(update={"id": OfferId(mark)}), work=work, now=now)
    waiting = OfferId(work.offers.mark_of(offer.model_dump_json()))
    offer = offer.model_copy(update={"id": waiting})
    await work.offers.keep(offer)
    over = (now + TIME_TO_CONFIRM).date()
    await work.errands.add(_forgetting(waiting, over, due=now + TIME_TO_CONFIRM))
    return offer


async def confirm_offer(waiting: OfferId, *, work: Work, now: datetime) -> Offer:
    """Let an offer count, for its link came back from its address; raises `OutOfDate` for one that is gone."""
    offer = await work.offers.get(waiting)
    if offer is None or offer.confirmed:
        raise OutOfDate("This link was used already, or its time is up. You can write to us again.")
    await work.offers.forget(waiting)
    mark = work.offers.mark_of(offer.email)
    return await _count(offer.model_copy(update={"id": OfferId(mark)}), work=work, now=now)


async def renew_offer(offer_id: OfferId, months: str, *, work: Work, now: datetime) -> Offer:
    """Keep an offer for longer, from today; raises `OutOfDate` for one that is no longer kept."""
    offer = await work.offers.get(offer_id)
    if offer is None or not offer.confirmed:
        raise OutOfDate("Your details are no longer kept. You can write to us again.")
    today = now.date()
    longer = {"agreed_on": today, "expires": _expiry(months, today=today)}
    return await _count(offer.model_copy(update=longer), work=work, now=now)


async def _count(offer: Offer, *, work: Work, now: datetime) -> Offer:
    """Let an offer count from now on, and write down when it is asked about and when it is forgotten."""
    before = await work.offers.with_email(offer.email)
    kept = {"account": before.account, "place": before.place, "took_part": before.took_part} if before else {}
    known = {name: value for name, value in kept.items() if not getattr(offer, name)}
    counted = offer.model_copy(update={**known, "confirmed": True})
    await work.offers.keep(counted)
    over = datetime.combine(offer.expires, time(), now.tzinfo)
    asked = max(now, over - ASKED_BEFORE)
    asking = Errand(review=POOL, task=AskToRenew(offer=offer.id, until=offer.expires), due=asked, too_late=over)
    await work.errands.add(asking, _forgetting(offer.id, offer.expires, due=over))
    return counted


def _forgetting(offer: OfferId, until: date, *, due: datetime) -> Errand:
    task = ForgetOffer(offer=offer, until=until)
    return Errand(review=POOL, task=task, due=due, too_late=due + _FAR_AWAY)


def read_offer(offering: Offering, *, today: date) -> Offer:
    """Return what was typed as an offer, without an id yet; raises `Incomplete` with what is needed."""
    for words, needed in (
        (offering.name, "Please write your name."),
        (offering.email, "Please write your e-mail address."),
        (offering.role, "Please write your job or role."),
        (offering.outline, "Please outline your experience in a few words."),
    ):
        if not words.strip():
            raise Incomplete(needed)
    if not _EMAIL.fullmatch(offering.email.strip()) or len(offering.email) > _LONGEST_EMAIL:
        raise Incomplete("Please check your e-mail address: I cannot read it.")
    if offering.agree != "yes":
        raise Incomplete("Please agree that we keep your details. Without that we cannot keep them.")
    return Offer(
        id=OfferId(""),
        name=" ".join(offering.name.split()),
        email=offering.email.strip(),
        role=offering.role.strip(),
        organisation=offering.organisation.strip(),
        region=_region(offering.region),
        outline=offering.outline.strip(),
        brings=tuple(Brings(b) for b in _listed(offering.brings) if b in set(Brings)),
        time=offering.time.strip(),
        lived=offering.lived.strip(),
        trained=Trained(offering.trained) if offering.trained in set(Trained) else Trained.NEW,
        conflicts=_lines(offering.conflicts),
        earlier=_lines(offering.earlier),
        away=tuple(_away(line, today=today) for line in _lines(offering.away)),
        agreed_on=today,
        expires=_expiry(offering.keep, today=today),
        account=offering.account,
        place=offering.place,
    )


def _region(words: str) -> Region:
    if words not in set(Region):
        raise Incomplete("Please choose your region: peers come from outside the region that they visit.")
    return Region(words)


def _expiry(months: str, *, today: date) -> date:
    if months not in MONTHS:
        raise Incomplete("Please choose how long we may keep your details.")
    return today + relativedelta(months=int(months))


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word for word in words.replace(";", ",").split(",") if word)


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.splitlines() if line.strip())[:_MOST_LINES]


def _away(line: str, *, today: date) -> Away:
    """Return the days in a line such as '12 October 2026' or '12 October 2026 to 16 October 2026'."""
    first, _, last = re.sub(r"\s+(to|until|till|–|—)\s+", "\n", line, count=1).partition("\n")
    try:
        days = [read_day(words, today=today) for words in (first, last or first)]
    except Incomplete:
        raise Incomplete(
            f"I cannot read “{line}” as days. Write them like this: 12 October 2026 to 16 October 2026."
        ) from None
    return Away(first=min(days), last=max(days))
