"""What the client answers: a system lead's form, and the card on which it is put beside findings (R53)."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.client_evidence import LONGEST_DOCUMENT, LONGEST_REPLY, ClientEvidence, ReplyKind
from bot.domain.finding import Finding
from bot.domain.review import Review
from bot.domain.team import Person
from cards.card import Card, about, choice, heading, make, para, part, press, shortened, trouble, typed, writing
from cards.phrases import client_reply as say
from cards.phrases import common
from cards.sent_about_replies import SendReply
from cards.when import day as in_words
from cards.wording import counted

_NO, _YES = "no", "yes"
_LONGEST_TITLE: Final = 80
_MOST: Final = 40
"""Findings to choose from."""


def reply_parts(review: Review, filled: SendReply | None = None) -> list[CardElement]:
    """Return the room in which a system lead answers."""
    themes = [(str(t.id), t.short) for t in review.themes]
    return [
        para(say.LEAD),
        choice(
            "kind",
            say.KIND,
            say.KINDS.items(),
            value=filled.kind if filled and filled.kind else ReplyKind.CORRECTION.value,
        ),
        choice("theme", say.THEME, themes, value=filled.theme if filled else "", short=True),
        writing("text", say.TEXT, longest=LONGEST_REPLY, value=filled.text if filled else "", lines=True),
        writing("document", say.DOCUMENT, longest=LONGEST_DOCUMENT, value=filled.document if filled else ""),
        para(say.SEEN, quiet=True),
    ]


def reply_ids(review: Review, day: date, *, on: str) -> dict[str, object]:
    """Return what the button of a reply sends back besides the boxes."""
    return about(review=review.id, day=day.isoformat(), on=on)


def reply_card(
    review: Review, day: date, *, filled: SendReply | None = None, problem: str = "", asked: str = ""
) -> Card:
    """Return the form as a card or page of its own, with what a message to the bot already said."""
    title = say.TITLE.format(day=in_words(day))
    body = [
        heading(title),
        *([trouble(common.NOT_YET, [problem])] if problem else []),
        *([para(asked)] if asked else []),
        *reply_parts(review, filled),
    ]
    actions = [press(say.SEND, "summary.reply", reply_ids(review, day, on="alone"))]
    return make("reply", body, text=title, actions=actions, holds_words=filled is not None)


def thanked_card(number: int) -> Card:
    """Return proof that a reply is kept; none of its words."""
    body = [heading(say.THANKS_TITLE), para(say.THANKS.format(number=number)), para(say.MORE)]
    return make("reply", body, text=say.THANKS_TITLE)


def reply_to_manager_card(
    review: Review,
    evidence: ClientEvidence,
    person: Person,
    findings: Sequence[Finding],
    *,
    problem: str = "",
    done: bool = False,
) -> Card:
    """Return what a system lead answered, to be shown beside findings; it counts only where that is said."""
    title = say.TO_MANAGER.format(number=evidence.number)
    ids = about(review=review.id, number=str(evidence.number))
    body = [
        heading(title),
        *([trouble(common.NOT_YET, [problem])] if problem else []),
        *([para(f"**{_where_it_stands(evidence)}**")] if done else []),
        *_what_it_says(review, evidence, person),
        *(_choices(evidence, findings) if findings else [para(say.NO_FINDINGS)]),
    ]
    actions = [press(say.ATTACH if findings else say.AGAIN, "reply.attach", ids)]
    return make("client_reply", body, text=title, actions=actions, holds_words=True)


def from_client(evidence: Sequence[ClientEvidence]) -> list[CardElement]:
    """Return what the client answered about a finding, as the team sees it: without a name."""
    if not evidence:
        return []
    lines = [
        para(say.LINE.format(kind=one.kind.value.capitalize(), text=typed(shortened(_words(one), 300))))
        for one in evidence[-5:]
    ]
    return [part([heading(say.FROM_CLIENT, level=2), *lines])]


def _what_it_says(review: Review, evidence: ClientEvidence, person: Person) -> list[CardElement]:
    theme = review.theme(evidence.theme).short if evidence.theme else say.ALL.lower()
    wrote = say.WROTE.format(
        name=typed(person.name), theme=typed(theme), day=in_words(evidence.day), kind=evidence.kind
    )
    named = say.NAMED.format(document=typed(evidence.document))
    return [
        para(wrote),
        *([para(typed(evidence.text))] if evidence.text else []),
        *([para(named)] if evidence.document else []),
    ]


def _choices(evidence: ClientEvidence, findings: Sequence[Finding]) -> list[CardElement]:
    """Return the findings to choose from, those on the same theme first."""
    first = sorted(findings, key=lambda f: (f.theme != evidence.theme, f.number))[:_MOST]
    named = [(str(f.number), f"{f.number}: {shortened(f.text, _LONGEST_TITLE)}") for f in first]
    counts = [(_NO, say.COUNT_NO), (_YES, say.COUNT_YES)]
    chosen = ",".join(str(number) for number in evidence.findings)
    return [
        choice("findings", say.FINDINGS, named, value=chosen, several=True),
        choice("counts", say.COUNTS, counts, value=_YES if evidence.noted_as else _NO),
    ]


def _where_it_stands(evidence: ClientEvidence) -> str:
    if not evidence.findings:
        return say.NOT_ATTACHED
    numbers = ", ".join(str(number) for number in evidence.findings)
    shown = say.ATTACHED.format(findings=f"{counted(len(evidence.findings), 'finding')} ({numbers})")
    counts = f" {say.COUNTED.format(number=evidence.noted_as)}" if evidence.noted_as else ""
    return shown + counts


def _words(evidence: ClientEvidence) -> str:
    return " ".join(words for words in (evidence.text, evidence.document) if words)
