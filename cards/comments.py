"""Reading the report: an edition with room to comment, a comment to answer, what became of it (R59, R60)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from microsoft_teams.cards.core import Action, CardElement, ExecuteAction

from bot.domain.comment import LONGEST_ANSWER, LONGEST_COMMENT, Comment, Side
from bot.domain.finding import Finding
from bot.domain.review import Review
from bot.domain.team import Person
from cards.card import (
    Card,
    about,
    bullets,
    buttons,
    choice,
    folded,
    heading,
    link,
    make,
    para,
    press,
    shortened,
    trouble,
    typed,
    writing,
)
from cards.phrases import comments as say
from cards.phrases import common
from cards.sent_about_reports import AnswerComment, SaveComment
from cards.size import fitted
from cards.to_change import finding_part
from cards.when import dated, moment

ON_A_PAGE: Final = frozenset({"comment.save", "comment.nothing"})
"""What can be pressed on a page behind a link; anything else needs Teams."""

_MOST: Final = 40
_LONGEST_LINE: Final = 300


def edition_card(
    review: Review,
    number: int,
    *,
    side: Side,
    due: date | None,
    key: str,
    page: str = "",
    others: Sequence[Comment] = (),
    own: Sequence[Comment] = (),
    filled: SaveComment | None = None,
    problem: str = "",
    saved: Comment | None = None,
) -> Card:
    """Return an edition to be read, with room to say what should change; what is said stands without names.

    `key` tells this comment from the next one, and `page` is where the file is fetched.
    """
    client = side is Side.CLIENT
    title = say.CLIENT_TITLE if client else say.PEERS_TITLE.format(number=number)
    themes = [(str(t.id), t.title) for t in review.themes]

    def build(most: int) -> Card:
        body: list[CardElement] = [
            heading(title),
            *([trouble(common.NOT_YET, [problem])] if problem else []),
            *([para(_kept(saved, due))] if saved else []),
            *_asked(review, due, page, client=client),
            choice("theme", say.ABOUT, themes, value=filled.theme if filled else "", short=True),
            writing("text", say.TEXT_CLIENT if client else say.TEXT, longest=LONGEST_COMMENT,
                    value=filled.text if filled else "", lines=True, needed=say.TEXT_NEEDED),
            *([] if client else [para(say.PRIVATE, quiet=True)]),
            *_said(say.YOURS, "own", own[-most:], review),
            *_said(say.THE_OTHERS, "others", others[-most:], review),
        ]  # fmt: skip
        actions = _answers(review, number, key, client=client)
        words = bool(own or others or filled)
        return make("edition", body, text=title, actions=actions, holds_words=words)

    return fitted(build, _MOST)


def _asked(review: Review, due: date | None, page: str, *, client: bool) -> list[CardElement]:
    lead = say.CLIENT_LEAD if client else say.PEERS_LEAD
    return [
        para(lead.format(client=typed(review.client), due=dated(due) if due else "")),
        para(say.CLIENT_WHY if client else say.PEERS_WHY),
        buttons(link(say.OPEN, page)) if page else para(say.NO_FILE),
    ]


def _answers(review: Review, number: int, key: str, *, client: bool) -> list[Action]:
    ids = about(review=review.id, edition=str(number))
    nothing = say.NOTHING_CLIENT if client else say.NOTHING
    signpost = press(say.SIGNPOST, "signpost.open", about(review=review.id), rare=True, unchecked=True)
    return [
        press(say.SEND, "comment.save", about(review=review.id, edition=str(number), press=key)),
        press(nothing, "comment.nothing", ids, unchecked=True),
        *([] if client else [signpost]),
    ]


def _kept(saved: Comment, due: date | None) -> str:
    """Return that a comment is kept; numbers count those of the peers too, so the client is told none (R65)."""
    client = saved.side is Side.CLIENT
    if saved.late and due:
        late = say.SENT_LATE_CLIENT if client else say.SENT_LATE
        return f"**{late.format(number=saved.number, due=dated(due))}**"
    return f"**{(say.SENT_CLIENT if client else say.SENT).format(number=saved.number)}**"


def _said(title: str, name: str, comments: Sequence[Comment], review: Review) -> list[CardElement]:
    if not comments:
        return []
    return list(folded(title, name, [bullets(f"**{title}**", [_line(c, review) for c in comments])]))


def _line(comment: Comment, review: Review) -> str:
    line = say.LINE_ANSWERED if comment.answer else say.LINE
    return line.format(
        about=typed(_on(comment, review)),
        text=typed(shortened(comment.text, _LONGEST_LINE)),
        state=say.STATES[comment.state],
        answer=typed(comment.answer),
    )


def _on(comment: Comment, review: Review) -> str:
    return review.theme(comment.theme).short if comment.theme else say.WHOLE


def final_card(review: Review, number: int, *, page: str, until: datetime | None = None) -> Card:
    """Return the final edition for whoever read the drafts; nothing more can be said about it (R61).

    Where it comes unasked it says `until` when its link works.
    """
    lasts = [para(say.FINAL_UNTIL.format(until=moment(until, review.zone)))] if page and until else []
    body = [
        heading(say.FINAL_TITLE),
        para(say.FINAL_LEAD.format(client=typed(review.client), number=number)),
        para(say.FINAL_SAVE if page else say.NO_FILE),
        *lasts,
    ]
    return make("edition", body, text=say.FINAL_TITLE, actions=[link(say.OPEN, page)] if page else ())


def thanked_card() -> Card:
    """Return the answer to whoever has nothing to add."""
    return make("edition", [heading(say.READ_TITLE), para(say.READ)], text=say.READ_TITLE)


def edition_letter(
    review: Review, number: int, *, side: Side, due: date | None, page: str, until: datetime
) -> Card:
    """Return an edition for an e-mail: a page of one's own has the file and the room to answer."""
    client = side is Side.CLIENT
    title = say.CLIENT_TITLE if client else say.PEERS_TITLE.format(number=number)
    lead = say.CLIENT_LEAD if client else say.PEERS_LEAD
    body = [
        heading(title),
        para(lead.format(client=typed(review.client), due=dated(due) if due else "")),
        para(say.CLIENT_WHY if client else say.PEERS_WHY),
        para(say.LETTER_ONLY.format(until=moment(until, review.zone))),
    ]
    return make("edition", body, text=title, actions=[link(say.LETTER_PAGE, page)])


def as_page(card: Card) -> Card:
    """Return a card as a page shows it: without what needs Teams."""
    actions = [
        action
        for action in card.adaptive.actions or ()
        if not (isinstance(action, ExecuteAction) and action.verb not in ON_A_PAGE)
    ]
    return replace(card, adaptive=card.adaptive.model_copy(update={"actions": actions}))


def reader_reminder_card(review: Review, number: int, *, side: Side, due: date | None, page: str = "") -> Card:
    """Return the one reminder for somebody who has said nothing about an edition; by e-mail it has the page."""
    told = say.REMIND[side].format(client=typed(review.client), number=number, due=dated(due) if due else "")
    body = [heading(say.REMIND_TITLE), para(told), para(say.REMIND_ONCE)]
    show = (
        link(say.LETTER_PAGE, page) if page else press(say.REMIND_SHOW, "report.show", about(review=review.id))
    )
    return make("edition", body, text=say.REMIND_TITLE, actions=[show])


def comment_card(
    review: Review,
    comment: Comment,
    by: Person,
    *,
    left: int,
    findings: Sequence[Finding] = (),
    filled: AnswerComment | None = None,
    problem: str = "",
) -> Card:
    """Return one comment for the challenge manager to answer, with who wrote it; `left` wait after it.

    Where it is taken it may change one of the `findings`.
    """
    title = say.ONE_TITLE.format(number=comment.number)
    lead = say.ONE_CLIENT if comment.side is Side.CLIENT else say.ONE_PEER
    told = lead.format(
        name=typed(by.name), role=by.role, edition=comment.edition, about=typed(_on(comment, review).lower())
    )
    body: list[CardElement] = [
        heading(title),
        *([trouble(common.NOT_YET, [problem])] if problem else []),
        para(told),
        para(typed(comment.text)),
        *([para(say.LATE)] if comment.late else []),
        choice("taken", say.TAKEN, [("yes", say.YES), ("no", say.NO)], value=filled.taken if filled else "",
               needed=say.TAKEN_NEEDED),
        writing("answer", say.ANSWER, longest=LONGEST_ANSWER, lines=True,
                value=filled.answer if filled else ""),
        para(say.ANSWER_TOLD, quiet=True),
        *finding_part(comment, findings, filled),
        *([para(say.LEFT.format(left=left), quiet=True)] if left else []),
    ]  # fmt: skip
    actions = [
        press(say.SAVE, "comment.answer", about(review=review.id, number=str(comment.number))),
        press(say.BACK, "report.show", about(review=review.id), unchecked=True),
    ]
    return make("report", body, text=title, actions=actions, holds_words=True)


def comment_answered_card(comment: Comment, *, by_post: bool = False) -> Card:
    """Return what became of somebody's comment; an e-mail to one of the team holds none of the words."""
    titled = say.ANSWERED_TITLE_CLIENT if comment.side is Side.CLIENT else say.ANSWERED_TITLE
    title = titled.format(number=comment.number, state=say.STATES[comment.state])
    if by_post and comment.side is Side.PEERS:
        return make("comment", [heading(title)], text=title)
    body = [
        heading(title),
        para(say.ANSWERED.format(text=typed(shortened(comment.text, _LONGEST_LINE)))),
        *([para(say.ANSWERED_WHY.format(answer=typed(comment.answer)))] if comment.answer else []),
    ]
    return make("comment", body, text=title, holds_words=True)
