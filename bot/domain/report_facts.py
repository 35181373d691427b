"""What the report tells besides the findings, and which edition of it a file is (R59-R62)."""

from datetime import date

from bot.domain.feedback import Feedback
from bot.domain.frozen import Frozen
from bot.domain.method_words import ReportWords


class Member(Frozen):
    """Somebody of the team as the report lists them: by role, and by `name` only as the team sheet has it."""

    role: str
    name: str = ""


class Signpost(Frozen):
    """Practice or people to learn from (R62): what is good, where it is, and whom to ask there."""

    practice: str
    where: str = ""
    contact: str = ""


class ReportFacts(Frozen):
    """All that stands in a report; the findings are those of the final feedback (R54)."""

    feedback: Feedback
    says: ReportWords = ReportWords()
    team: tuple[Member, ...] = ()
    signposts: tuple[Signpost, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every sentence that is judged before it leaves the team; whom to ask is named on purpose."""
        return (*self.feedback.leaving, *(s.practice for s in self.signposts))


class Edition(Frozen):
    """One edition of the report: `name` as it stands on the title page, such as "Draft 2, for the client".

    While it `is_draft` every page says so, with the edition and its day, and when comments are wanted.
    """

    name: str
    day: date
    is_draft: bool = True
    comments_by: date | None = None
