"""What was taken of comments and is not in the report yet, and the place where it is put in (R59, R60)."""

from collections.abc import Sequence
from typing import Final

from microsoft_teams.cards.core import Action, CardElement

from bot.domain.comment import Comment
from bot.domain.finding import Finding
from bot.domain.observation import LONGEST_TEXT
from bot.domain.report import Report, ReportEdition, ReportStage
from bot.domain.review import Review
from cards.card import (
    Card,
    about,
    bullets,
    buttons,
    choice,
    heading,
    link,
    make,
    para,
    part,
    press,
    shortened,
    trouble,
    typed,
    writing,
)
from cards.phrases import common
from cards.phrases import to_change as say
from cards.sent_about_reports import AnswerComment

_MOST: Final = 20
"""Comments at a time: those that are ticked make room for the others."""

_MOST_BUTTONS: Final = 4
_MOST_FINDINGS: Final = 80
_LONGEST: Final = 120


def to_change_part(review: Review, report: Report) -> list[CardElement]:
    """Return what the next edition is to include; nothing where all is in.

    What was said before the last edition was made can be ticked, for that may include it already.
    """
    left = report.to_change
    if report.latest is None or report.stage is ReportStage.FINAL or not left:
        return []
    more = len(report.may_be_ticked) - _MOST
    return [
        part(
            [
                heading(say.TITLE, level=2),
                para(say.OWN_FILE if report.latest.own_file else say.FROM_FINDINGS),
                *_ticks(report.may_be_ticked[:_MOST], report.latest),
                *_since([c for c in left if c not in report.may_be_ticked][:_MOST], report.latest),
                *([para(say.MORE.format(left=more), quiet=True)] if more > 0 else []),
                buttons(*(_put_in(review, c) for c in left[:_MOST_BUTTONS])),
            ]
        )
    ]


def _ticks(before: Sequence[Comment], latest: ReportEdition) -> list[CardElement]:
    """Return what the last edition may include, to be ticked."""
    if not before:
        return []
    lines = [(str(c.number), _line(c)) for c in before]
    return [choice("included", say.INCLUDED.format(number=latest.number), lines, several=True)]


def _since(since: Sequence[Comment], latest: ReportEdition) -> list[CardElement]:
    """Return what was said after the last edition was made, so that only the next one can include it."""
    if not since:
        return []
    return [bullets(say.SINCE.format(number=latest.number), [typed(_line(c)) for c in since])]


def _put_in(review: Review, comment: Comment) -> Action:
    ids = about(review=review.id, number=str(comment.number))
    return press(say.PUT_IN.format(number=comment.number), "comment.put_in", ids, unchecked=True)


def _line(comment: Comment) -> str:
    new = comment.rewording
    if new is None:
        return say.LINE.format(number=comment.number, text=shortened(comment.text, _LONGEST))
    return say.LINE_NEW.format(number=comment.number, finding=new.finding, text=shortened(new.text, _LONGEST))


def finding_part(
    comment: Comment, findings: Sequence[Finding], filled: AnswerComment | None
) -> list[CardElement]:
    """Return which finding a comment changes, those of its theme first; nothing where the report has none."""
    if not findings:
        return []
    value = filled.finding if filled else ""
    return [
        para(say.REWORD, quiet=True),
        choice("finding", say.WHICH, _told(comment, findings), value=value, short=True),
    ]


def reword_card(review: Review, comment: Comment, finding: Finding, *, wording: str, problem: str = "") -> Card:
    """Return a finding with its words so far, to be said in other words as a comment that was taken asks."""
    title = say.REWORD_TITLE.format(finding=finding.number)
    body: list[CardElement] = [
        heading(title),
        *([trouble(common.NOT_YET, [problem])] if problem else []),
        para(say.TAKEN.format(number=comment.number)),
        para(typed(comment.text)),
        writing("wording", say.WORDS, longest=LONGEST_TEXT, lines=True, value=wording, needed=say.WORDS_NEEDED),
        para(say.ALONE, quiet=True),
    ]
    ids = about(review=review.id, number=str(comment.number), finding=str(finding.number))
    actions = [press(say.KEEP, "comment.reword", ids), _go_on(review)]
    return make("report", body, text=title, actions=actions, holds_words=True)


def into_word_card(
    review: Review,
    comment: Comment,
    latest: ReportEdition,
    *,
    findings: Sequence[Finding] = (),
    page: str = "",
    problem: str = "",
) -> Card:
    """Return the words of a comment that was taken, to be put into the report in Word; or into a finding."""
    which = choice("finding", say.INSTEAD, _told(comment, findings), needed=say.INSTEAD_NEEDED, short=True)
    body: list[CardElement] = [
        heading(say.WORD_TITLE),
        *([trouble(common.NOT_YET, [problem])] if problem else []),
        para(say.TAKEN.format(number=comment.number)),
        para(typed(comment.text)),
        para(say.IN_WORD),
        *([buttons(link(say.OPEN.format(number=latest.number), page))] if page else []),
        *([which] if findings else []),
    ]
    ids = about(review=review.id, number=str(comment.number))
    reword = [press(say.REWORD_BUTTON, "comment.put_in", ids)] if findings else []
    text = say.WORD_TITLE
    return make("report", body, text=text, actions=[*reword, _go_on(review)], holds_words=True)


def _told(comment: Comment, findings: Sequence[Finding]) -> list[tuple[str, str]]:
    told = sorted(findings, key=lambda f: f.theme != comment.theme)
    return [
        (str(f.number), say.FINDING.format(number=f.number, text=shortened(f.text, _LONGEST)))
        for f in told[:_MOST_FINDINGS]
    ]


def _go_on(review: Review) -> Action:
    return press(say.GO_ON, "comments.show", about(review=review.id), unchecked=True)
