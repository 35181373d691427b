"""The storyboard: one page that shows a rehearsed review message by message, as people would have seen it.

It needs no network and no script: whose messages are shown is chosen by radio buttons and the style sheet.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from importlib.resources import files
from itertools import groupby
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bot.domain.finding import FindingState
from bot.rehearsal.messenger import Delivery, Version
from bot.rehearsal.outcome import THE_CHANNEL, Outcome
from cards.html import draw
from cards.page import page
from cards.when import clock, dated, day, zone_words

_TEMPLATES: Final = Environment(
    loader=PackageLoader("bot.rehearsal", ""), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)
_EVERYONE: Final = "everyone"
_CHANNEL: Final = "channel"
_LAST_DRAWN: Final = 3
"""Changes of one message that are drawn as cards at the end of a long row of them."""


def storyboard(outcome: Outcome) -> str:
    """Return the whole page; the same rehearsal gives the same page."""
    review = outcome.kept.review
    body = _TEMPLATES.get_template("storyboard.html.jinja").render(
        client=review.client,
        method=review.method.title,
        called=review.method.called,
        days=f"{dated(review.first_day)} to {dated(review.last_day)}",
        zone=zone_words(review.zone, outcome.deliveries[0].first.at),
        counts=_counts(outcome),
        people=_people(outcome),
        board=[_day(on, list(found), outcome) for on, found in groupby(outcome.deliveries, _date(outcome))],
    )
    safe = Markup(body)  # noqa: S704 - the template escapes everything but what `draw` has escaped itself
    return page(f"{review.client}: {review.method.called}, rehearsed", safe, style=_style(outcome))


def _date(outcome: Outcome) -> Callable[[Delivery], date]:
    return lambda delivery: outcome.local(delivery.first.at).date()


def _day(on: date, deliveries: Sequence[Delivery], outcome: Outcome) -> dict[str, object]:
    return {
        "id": f"day-{on.isoformat()}",
        "title": f"{day(on)} {on.year}",
        "scenes": [_scene(d, outcome) for d in deliveries],
    }


def _scene(delivery: Delivery, outcome: Outcome) -> dict[str, object]:
    return {
        "id": delivery.posted,
        "seat": _seat(delivery, outcome),
        "time": _time(delivery.first, outcome),
        "to": _to(delivery, outcome),
        "because": outcome.because(delivery),
        "drawn": draw(delivery.first.card, prefix=f"{delivery.posted}-", level=4),
        "updates": list(_updates(delivery, outcome)),
    }


def _updates(delivery: Delivery, outcome: Outcome) -> Iterator[dict[str, object]]:
    """Yield what became of a message; of many, the first, the last and a finding being weighed are drawn."""
    later = delivery.versions[1:]
    worth = [at for at, version in enumerate(later) if _is_worth_drawing(version)]
    weighed = [at for at in worth if later[at].card.kind == "finding"]
    drawn = {*worth[:1], *worth[-_LAST_DRAWN:], *weighed}
    for at, version in enumerate(later):
        prefix = f"{delivery.posted}-{at}-"
        yield {
            "time": _later(version, delivery.first, outcome),
            "because": version.because,
            "text": version.card.text,
            "drawn": draw(version.card, prefix=prefix, level=4) if at in drawn else "",
        }


def _is_worth_drawing(version: Version) -> bool:
    """Whether a card shows more than its sentence says: an empty form and an overwritten card do not."""
    return version.card.kind != "gone" and (version.card.kind != "capture" or version.card.holds_words)


def _time(version: Version, outcome: Outcome) -> str:
    local = outcome.local(version.at)
    return f"{clock(local.time())} {local.tzname()}"


def _later(version: Version, first: Version, outcome: Outcome) -> str:
    """Return when a message changed, with the day where it is another one."""
    on = outcome.local(version.at).date()
    time = _time(version, outcome)
    return time if on == outcome.local(first.at).date() else f"{day(on)}, {time}"


def _to(delivery: Delivery, outcome: Outcome) -> str:
    member = outcome.cast.member(delivery.place)
    return f"to {member.name}, {member.role.value}" if member else f"in {THE_CHANNEL}"


def _seat(delivery: Delivery, outcome: Outcome) -> str:
    member = outcome.cast.member(delivery.place)
    return member.seat if member else _CHANNEL


def _people(outcome: Outcome) -> list[dict[str, object]]:
    """Return whose messages can be chosen, with how many they got."""
    seats = [_seat(d, outcome) for d in outcome.deliveries]
    named = [(m.seat, f"{m.name}, {m.role.value}") for m in outcome.cast.everybody]
    everybody = {"seat": _EVERYONE, "name": "Everyone", "number": len(seats)}
    if _CHANNEL in seats:
        named.append((_CHANNEL, THE_CHANNEL.capitalize()))
    return [everybody, *({"seat": s, "name": n, "number": seats.count(s)} for s, n in named)]


def _counts(outcome: Outcome) -> list[dict[str, object]]:
    kept = outcome.kept
    triangulated = sum(f.state is not FindingState.EMERGING for f in kept.findings)
    summaries = sum(d.first.card.kind == "summary" for d in outcome.deliveries)
    heard: list[tuple[str, object]] = [
        ("Observations", len(kept.observations)),
        ("Findings at the end", f"{len(kept.findings)}, of which {triangulated} triangulated"),
        ("Summaries sent", summaries),
    ]
    told: list[tuple[str, object]] = [
        ("Sessions", len(kept.sessions)),
        ("Teams meetings", len(kept.meetings)),
        ("Messages", len(outcome.deliveries)),
        *(heard if kept.review.captures else []),
        (
            "Destroyed in the end",
            "yes, all" if outcome.certificate and outcome.certificate.complete else "not yet",
        ),
    ]
    return [{"what": what, "number": number} for what, number in told]


def _style(outcome: Outcome) -> Markup:
    """Return this page's style, with a rule for each person whose messages can be chosen."""
    own = files("bot.rehearsal").joinpath("storyboard.css").read_text(encoding="utf-8")
    seats = [*(m.seat for m in outcome.cast.everybody), _CHANNEL]
    rules = [
        f"main:has(#who-{s}:checked) :is(.message:not(.to-{s}), .day:not(:has(.to-{s}))) {{ display: none; }}"
        for s in seats
    ]
    return Markup("\n".join((own, *rules, "")))  # noqa: S704 - our own file, and seats of letters alone
