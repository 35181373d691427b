"""Which dates the named days are: what is left out is taken from the file's other dates or the first day."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from bot.timetables.days import WEEKDAYS, Day, on

_FAR: Final = timedelta(days=200)
_NEAR: Final = timedelta(days=45)
_WEEK: Final = 7
_FRIDAY: Final = 4


@dataclass(frozen=True, slots=True)
class Dated:
    """The date of a day, or the question that stands in its way with the answer that is suggested."""

    date: date | None
    question: str = ""
    suggested: str = ""


@dataclass(frozen=True, slots=True)
class Anchors:
    """What is known of the file's dates; a stated date outweighs `first_day`, and that a mere year.

    `american` says that the file certainly writes its months first; `span` are the review's days, one after
    the other, where the file names the first and the last.
    """

    first_day: date | None = None
    stated: tuple[date, ...] = ()
    weeks: tuple[date, ...] = ()
    hint: date | None = field(default=None)
    american: bool = False
    span: tuple[date, ...] = ()

    @property
    def _near(self) -> tuple[date, ...]:
        if self.stated:
            return self.stated
        return tuple(d for d in (self.first_day, *self.weeks) if d) or ((self.hint,) if self.hint else ())

    def date_of(self, day: Day | None) -> Dated:
        """Return the date of a day, never one whose weekday says otherwise."""
        if day is None:
            return self._undated()
        if self.american or day.proves_american:
            day = day.in_american
        if day.day is None:
            return self._by_number(day) if day.nth else self._by_weekday(day)
        return self._checked(day, self._completed(day))

    def _completed(self, day: Day) -> date | None:
        if day.full or not self._near:
            return day.full
        found = [d for near in self._near for d in _candidates(day, near)]
        if day.weekday is not None and day.month is None:
            found = [d for d in found if d.weekday() == day.weekday] or found
        return min(found, key=lambda d: min(abs(d - near) for near in self._near), default=None)

    def _checked(self, day: Day, found: date | None) -> Dated:
        if found is None:
            missing = "There is no such day" if day.year and day.month else "The year or month is not given"
            return Dated(None, f"{missing}. Which date is '{day.label}'?")
        if day.weekday is not None and found.weekday() != day.weekday:
            named, said = WEEKDAYS[found.weekday()], WEEKDAYS[day.weekday]
            return Dated(
                None, f"{_told(found)} is a {named}, not a {said}. Which day is meant?", found.isoformat()
            )
        return Dated(found)

    def _by_number(self, day: Day) -> Dated:
        if day.nth and day.nth <= len(self.span):
            return self._checked(day, self.span[day.nth - 1])
        if self.first_day is None or day.nth is None:
            suggested = (
                _nth_working_day(min(self.stated), day.nth).isoformat() if self.stated and day.nth else ""
            )
            return Dated(None, f"No date is given. Which date is '{day.label}'?", suggested)
        return self._checked(day, _nth_working_day(self.first_day, day.nth))

    def _by_weekday(self, day: Day) -> Dated:
        within = [d for d in self.span if d.weekday() == day.weekday]
        if len(within) == 1:
            return Dated(within[0])
        starts = self.weeks or self._near[:1]
        if not starts or day.weekday is None or (self.hint in starts):
            return Dated(None, f"No date is given. Which date is '{day.label}'?")
        if self.weeks or starts[0] == self.first_day:
            return Dated(starts[0] + timedelta(days=(day.weekday - starts[0].weekday()) % _WEEK))
        monday = starts[0] - timedelta(days=starts[0].weekday())
        return Dated(monday + timedelta(days=day.weekday))

    def _undated(self) -> Dated:
        only = set(self.stated)
        if self.first_day is not None and not only:
            return Dated(self.first_day, "No day is given. Is it the first day?", self.first_day.isoformat())
        suggested = only.pop().isoformat() if len(only) == 1 else ""
        return Dated(None, "No day is given. On which day is it?", suggested)


def _candidates(day: Day, near: date) -> list[date]:
    """Return the days of that number, and month where it is given, that lie nearest to a known one."""
    if day.month is not None:
        years = (day.year,) if day.year else (near.year - 1, near.year, near.year + 1)
        return [d for y in years if (d := on(y, day.month, day.day)) and (day.year or abs(d - near) <= _FAR)]
    months = {
        ((near.month - 1 + shift) % 12 + 1, near.year + (near.month - 1 + shift) // 12) for shift in (-1, 0, 1)
    }
    return [d for m, y in sorted(months) if (d := on(y, m, day.day)) and abs(d - near) <= _NEAR]


def _nth_working_day(first: date, nth: int) -> date:
    """Return the nth day of a review, weekends left out."""
    day = first
    for _ in range(nth - 1):
        day += timedelta(days=3 if day.weekday() == _FRIDAY else 1)
    return day


def _told(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
