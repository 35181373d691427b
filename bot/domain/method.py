"""A method: one kind of review on offer, as data (R1, R2, R16-R21, R80-R86)."""

from datetime import time
from typing import Final

from pydantic import Field

from bot.domain.finding import Threshold
from bot.domain.frozen import Frozen
from bot.domain.in_session import InSession
from bot.domain.method_words import FeedbackWords, ReportWords
from bot.domain.readiness import Needed
from bot.domain.seat import Seat, seats_of
from bot.domain.session import SessionKind
from bot.domain.theme import Theme

_HALF: Final = 0.5


class SessionNorm(Frozen):
    """How long a kind of session normally is, in minutes, and how many people it is for (R16)."""

    kind: SessionKind
    minutes: tuple[int, int]
    people: tuple[int, int] | None = None


class Pace(Frozen):
    """What a day may ask of the team.

    At least two team sessions a day (S4: "two to three", R18). No document says how close meetings may follow
    or how many a peer can bear: they must not be back to back (R22), and five hours a day is our own limit.
    """

    team_sessions: int = 2
    least_gap: int = 5
    most_minutes: int = 300


class StakeholderGroup(Frozen):
    """A group that the method suggests to meet, with beginnings of words by which it is known (R23).

    The words are in small letters without apostrophes or hyphens, and "and" stands for "&".
    """

    name: str
    words: tuple[str, ...]


class Deadlines(Frozen):
    """When things are due, in days after the last day of the review (R59, R60).

    `retention` is how long notes are kept at the most, where nobody ever signs off. `comments` and
    `corrections` are days after the peers and the client are sent the report. Whoever is late is reminded
    `remind` working days before, and the lead peer hears of it `escalate` working days after the challenge
    manager does. Whoever was invited as a peer is asked once more `invited` working days later, and is shown as
    unanswered as many after that. No document sets these five: they are our own.
    """

    draft_to_peers: int = 7
    comments: int = 7
    draft_to_client: int = 28
    corrections: int = 7
    sign_off: int = 42
    remind: int = 2
    escalate: int = 2
    invited: int = 3
    retention: int = 180


class Follows(Frozen):
    """What follows the report (R63, R64): action planning days after the last day, check-ins after months.

    Where there is nothing of the kind nobody is asked for a date; one can be made all the same.
    """

    action_planning: int = 0
    check_ins: tuple[int, ...] = ()


class Quiet(Frozen):
    """The quiet hours on the client's wall, in which nobody is written to about what may wait.

    No document sets them: the night between two evenings is our own limit. Where both are the same, there are
    none.
    """

    begins: time = time(20)
    ends: time = time(7)

    def holds(self, wall_time: time) -> bool:
        """Say whether the wall shows a quiet time."""
        if self.begins <= self.ends:
            return self.begins <= wall_time < self.ends
        return wall_time >= self.begins or wall_time < self.ends


class EveningBefore(Frozen):
    """When the team first meets, on the evening before day 1: around seven (S4, R9).

    No document says how long it lasts: an hour is our own.
    """

    at: time = time(19)
    minutes: int = Field(default=60, ge=5, le=240)


class Words(Frozen):
    """What this method calls things, since clients differ (method facts, 'conflicts to keep in mind')."""

    strengths: str = "Strengths"
    areas: str = "Areas to explore"
    recommendations: str = "Recommendations"


class Method(Frozen):
    """One kind of review; `source` names the documents of the method that it is taken from.

    `days` are the fewest and the most, half a day being 0.5; `follow_up` are days that may come later (R84).
    `called` is what it is in a sentence, `noun` the same in a word, and `begins` what its first day is there.
    Where it `captures` nothing, as in peer mentoring (R86), there are no themes, and so no place for an
    observation, a finding or a message of the evening.
    """

    name: str
    title: str
    called: str = "peer review"
    noun: str = Field(default="review", pattern=r"^[a-z]+( [a-z]+)*$", max_length=24)
    begins: str = "day 1"
    source: str
    days: tuple[float, float]
    follow_up: int = 0
    captures: bool = True
    themes: tuple[Theme, ...]
    team: tuple[str, ...]
    seats: tuple[Seat, ...] = ()
    norms: tuple[SessionNorm, ...]
    stakeholders: tuple[StakeholderGroup, ...] = ()
    readiness: tuple[Needed, ...] = ()
    pace: Pace = Pace()
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    in_session: InSession = InSession()
    ground_rules: tuple[str, ...] = ()
    charter: tuple[str, ...] = ()
    induction: tuple[str, ...] = ()
    catch_up_at: time = time(16, 30)
    minutes_before_briefing: int = 15
    minutes_before_digest: int = 15
    evening_before: EveningBefore = EveningBefore()
    quiet: Quiet = Quiet()
    deadlines: Deadlines = Deadlines()
    follows: Follows = Follows()
    threshold: Threshold = Threshold()
    words: Words = Words()
    feedback: FeedbackWords = FeedbackWords()
    report: ReportWords = ReportWords()

    @property
    def lasts(self) -> str:
        """How many days it takes, in words."""
        fewest, most = (f"{days:g}" for days in self.days)
        days = f"{most} day" if self.days[1] == 1 else f"{most} days"
        days = "half a day" if self.days[1] == _HALF else days
        days = f"{fewest} to {days}" if fewest != most else days
        later = "1 day" if self.follow_up == 1 else f"{self.follow_up} days"
        return f"{days}, and up to {later} of follow-up" if self.follow_up else days

    @property
    def peers_seats(self) -> tuple[Seat, ...]:
        """The seats of the team that peers take, with what each asks for (R74)."""
        return seats_of(self.team, self.seats)

    def theme(self, theme_id: str) -> Theme | None:
        """Return the theme of that id, or None."""
        return next((t for t in self.themes if t.id == theme_id), None)
