"""What was taken of comments and is not in the report yet, as part of its card (R59, R60)."""

from collections.abc import Sequence
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.comment import Comment
from bot.domain.finding import Finding
from bot.domain.observation import LONGEST_TEXT
from bot.domain.report import Report, ReportStage
from cards.card import choice, heading, para, part, shortened, writing
from cards.phrases import to_change as say
from cards.sent_about_reports import AnswerComment

_MOST: Final = 20
"""Comments at a time: those that are ticked make room for the others."""

_MOST_FINDINGS: Final = 80
_LONGEST: Final = 120


def to_change_part(report: Report) -> list[CardElement]:
    """Return what the next edition is to include, ticked where the last one does; nothing where all is in."""
    left = report.to_change
    if report.latest is None or report.stage is ReportStage.FINAL or not left:
        return []
    return [
        part(
            [
                heading(say.TITLE, level=2),
                para(say.OWN_FILE if report.latest.own_file else say.FROM_FINDINGS),
                choice(
                    "included",
                    say.INCLUDED.format(number=report.latest.number),
                    [(str(c.number), _line(c)) for c in left[:_MOST]],
                    several=True,
                ),
                *([para(say.MORE.format(left=len(left) - _MOST), quiet=True)] if left[_MOST:] else []),
            ]
        )
    ]


def _line(comment: Comment) -> str:
    new = comment.rewording
    if new is None:
        return say.LINE.format(number=comment.number, text=shortened(comment.text, _LONGEST))
    return say.LINE_NEW.format(number=comment.number, finding=new.finding, text=shortened(new.text, _LONGEST))


def rewording_part(
    comment: Comment, findings: Sequence[Finding], filled: AnswerComment | None
) -> list[CardElement]:
    """Return room to say a finding in other words in the next edition, those of the comment's theme first."""
    if not findings:
        return []
    told = sorted(findings, key=lambda f: f.theme != comment.theme)
    offered = [
        (str(f.number), say.FINDING.format(number=f.number, text=shortened(f.text, _LONGEST)))
        for f in told[:_MOST_FINDINGS]
    ]
    return [
        para(say.REWORD, quiet=True),
        choice("finding", say.WHICH, offered, value=filled.finding if filled else "", short=True),
        writing("wording", say.WORDS, longest=LONGEST_TEXT, lines=True, value=filled.wording if filled else ""),
    ]
