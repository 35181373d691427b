"""The buttons of the weeks of the report, and what lies on the desk for them."""

from datetime import timedelta
from typing import Final

from bot.domain.comment import NewComment, Side
from bot.domain.report import EditionFile, ReportEdition
from bot.domain.signpost import OfferedSignpost
from bot.records.work import Work
from tests.builders import ANA, COMMISSIONING, FIRST_DAY, NINE, REVIEW

ONE: Final = {"edition": "1"}
OF_READERS: Final = frozenset(
    {"report.show", "comment.save", "comment.nothing", "signpost.open", "signpost.save"}
)
"""What every peer may press, whoever was asked."""


async def keep_a_report(work: Work) -> None:
    """Let an edition be with the peers, with a comment of Ana's that waits, and a signpost of hers."""
    await work.papers.save(an_edition())
    await work.papers.save(EditionFile(review=REVIEW, number=1, content=b"invented"))
    await work.papers.save(a_signpost())
    await work.comments.add(a_comment())


def an_edition(**changes: object) -> ReportEdition:
    """Return the first edition, which is with the peers."""
    fields: dict[str, object] = {
        "review": REVIEW,
        "number": 1,
        "name": "draft-report.docx",
        "own_file": False,
        "text": ("One plan is shared.",),
        "made_at": NINE,
        "made_by": "cora",
        "to_peers": NINE,
        "comments_by": FIRST_DAY + timedelta(days=7),
    }
    return ReportEdition.model_validate(fields | changes)


def a_comment(**changes: object) -> NewComment:
    """Return what Ana says about the first edition."""
    fields: dict[str, object] = {
        "review": REVIEW,
        "press": "ana/earlier",
        "edition": 1,
        "side": Side.PEERS,
        "theme": COMMISSIONING,
        "text": "Say more about carers.",
        "by": ANA,
        "at": NINE,
    }
    return NewComment.model_validate(fields | changes)


def a_signpost(**changes: object) -> OfferedSignpost:
    """Return what Ana points to."""
    fields: dict[str, object] = {
        "review": REVIEW,
        "number": 1,
        "press": "ana/earlier",
        "theme": COMMISSIONING,
        "practice": "A joint team plans homes.",
        "by": ANA,
    }
    return OfferedSignpost.model_validate(fields | changes)


def presses_about_reports() -> tuple[tuple[str, str, dict[str, str], dict[str, str]], ...]:
    """Return every press, by who may make it."""
    on = {"on": "commissioning", "practice": "A joint team plans homes."}
    return (
        ("cora", "report.show", {}, {}),
        ("cora", "report.to_peers", ONE, {}),
        ("cora", "report.to_client", ONE, {}),
        ("cora", "report.final", ONE, {}),
        ("cora", "comments.show", {}, {}),
        ("ana", "comment.save", ONE | {"press": "press-1"}, {"text": "Put the strengths first."}),
        ("ana", "comment.nothing", ONE, {}),
        ("cora", "comment.answer", {"number": "1"}, {"taken": "yes"}),
        ("cora", "comment.put_in", {"number": "1"}, {}),
        ("cora", "comment.reword", {"number": "1", "finding": "1"}, {"wording": "One plan is shared by all."}),
        ("ana", "signpost.open", {}, {}),
        ("ana", "signpost.save", {"press": "press-2"}, on),
        ("ana", "signpost.take_out", {"number": "1"}, {}),
        ("cora", "follow.plan", {}, {"day": "2026-07-07", "time": "10:00"}),
        ("cora", "report.draft", {"after": "1"}, {}),
    )
