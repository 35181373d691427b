"""A review: one visit of a peer team to one local system (R1)."""

from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, Field, field_validator

from bot.domain.ending import EndedAs, over_sentence
from bot.domain.errors import NotAllowed, NotFound, OutOfDate
from bot.domain.feedback_choices import FeedbackChoices
from bot.domain.finding import Threshold
from bot.domain.frozen import Frozen
from bot.domain.ids import ReviewId, ThemeId, keyed
from bot.domain.method import Method
from bot.domain.session import Mode
from bot.domain.theme import Theme


class Stage(StrEnum):
    """How far a review has come."""

    PREPARING = "preparing"
    UNDER_WAY = "under way"
    REPORTING = "reporting"
    SIGNED_OFF = "signed off"
    DESTROYED = "destroyed"


class Review(Frozen):
    """One review; its method is kept with it, so that a later edition of the method changes nothing here.

    `country` is whose bank holidays count, in the letters of ISO 3166 ("GB-SCT"); empty, as the zone tells.
    `mode` is how people meet where the timetable does not say (R24). `secret` keys what is made from words that
    somebody wrote, and goes with the review; one that was set up by an earlier edition has none (decision 24).
    """

    id: ReviewId
    client: str
    method: Method
    zone: str
    country: str = Field(default="", pattern=r"^([A-Z]{2}(-[A-Z0-9]{1,3})?)?$")
    first_day: date
    last_day: date
    mode: Mode = Mode.REMOTE
    scope: str = ""
    organiser: str = ""
    extra_themes: tuple[Theme, ...] = ()
    stage: Stage = Stage.PREPARING
    board_frozen: bool = False
    signed_off_at: AwareDatetime | None = None
    ended_as: EndedAs | None = None
    own_threshold: Threshold | None = None
    for_feedback: FeedbackChoices = FeedbackChoices()
    secret: str = Field(default="", repr=False)

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        ZoneInfo(zone)
        return zone

    @property
    def wall(self) -> ZoneInfo:
        """The zone of the clock on the client's wall (R1)."""
        return ZoneInfo(self.zone)

    @property
    def is_over(self) -> bool:
        """Whether it was signed off, or ended in another way."""
        return self.stage in {Stage.SIGNED_OFF, Stage.DESTROYED}

    @property
    def captures(self) -> bool:
        """Whether the team notes what it hears; in peer mentoring nobody does (R86)."""
        return self.method.captures

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The method's themes and those agreed with the client (R2); none where nothing is captured (R86)."""
        return (*self.method.themes, *self.extra_themes) if self.captures else ()

    @property
    def threshold(self) -> Threshold:
        """What makes a finding triangulated: the method's rule, unless this review has its own (R41)."""
        return self.own_threshold or self.method.threshold

    def theme(self, theme_id: ThemeId) -> Theme:
        """Return a theme of this review, or raise `NotFound`."""
        for theme in self.themes:
            if theme.id == theme_id:
                return theme
        raise NotFound("That theme is not one of this review's. Choose a theme from the list.")

    def keyed(self, *parts: str) -> str:
        """Return the same 32 hexadecimal digits for the same parts; nobody without the secret can make them."""
        return keyed(self.secret, *parts)

    def day_of(self, moment: datetime) -> date:
        """Return the day on the client's wall."""
        return moment.astimezone(self.wall).date()

    def at(self, day: date, wall_time: time) -> datetime:
        """Return the moment at which the client's wall shows that day and time."""
        return datetime.combine(day, wall_time, self.wall)


def require_capture(review: Review) -> None:
    """Raise `NotAllowed` in a review in which nothing that is said is written down (R86)."""
    if not review.captures:
        raise NotAllowed(
            f"What is said in {review.method.title.lower()} stays between those who meet: I keep no notes of "
            "it, and I kept none now."
        )


def require_running(review: Review) -> None:
    """Raise `OutOfDate` in a review that is over: it refuses everything with one sentence (R66)."""
    if review.is_over:
        raise OutOfDate(over_sentence(review.ended_as, noun=review.method.noun))
