"""The end of the notes: each destroys their own, and proof is kept (R66, R67, R68, R72)."""

from collections.abc import Iterable

from microsoft_teams.cards.core import CardElement

from bot.domain.ending import EndedAs
from bot.domain.review import Review
from bot.domain.sign_off import Own
from bot.domain.statement import Statement
from bot.domain.team import TEAM_ROLES, Role
from cards.card import Card, about, choice, heading, link, make, para, part, press, rows, trouble, typed
from cards.phrases import destruction as say
from cards.phrases import reach
from cards.when import dated


def ask_to_destroy_card(review: Review, role: Role, *, time: int = 0, problem: str = "") -> Card:
    """Return the request to one of the team or to a system lead; `time` is how often they were asked before."""
    body = [
        heading(say.ASK_TITLE),
        *([trouble(say.PROBLEM, [problem])] if problem else []),
        *_asked(review, role, time=time),
        *([choice("what", say.WHAT, say.KINDS.items(), several=True)] if review.captures else []),
    ]
    nothing = say.NOTHING_BUTTON if review.captures else say.ASK_OVER_BUTTON
    actions = [
        *([press(say.ASK_BUTTON, "notes.destroyed", about(review=review.id))] if review.captures else []),
        press(nothing, "notes.destroyed", about(review=review.id, nothing="yes"), unchecked=True),
    ]
    return make("destroy_notes", body, text=say.ASK_TITLE, actions=actions)


def destroy_letter(review: Review, role: Role, page: str, *, time: int = 0) -> Card:
    """Return the same for an e-mail: a page has the boxes, where there is one."""
    answer = [] if page else [para(say.LETTER_NO_PAGE)]
    told = para(reach.BY_POST.format(noun=review.method.noun, client=typed(review.client)), quiet=True)
    body = [heading(say.ASK_TITLE), *_asked(review, role, time=time), *answer, told]
    actions = [link(say.LETTER_BUTTON, page)] if page else []
    return make("destroy_notes", body, text=say.ASK_TITLE, actions=actions)


def confirmed_card(review: Review) -> Card:
    """Return the thanks to one who has confirmed."""
    body = [heading(say.CONFIRMED_TITLE), para(say.CONFIRMED.format(client=typed(review.client)))]
    return make("destroy_notes", body, text=say.CONFIRMED_TITLE)


def gone_card() -> Card:
    """Return what stands in place of a card whose words were destroyed."""
    return make("gone", [heading(say.GONE_TITLE), para(say.GONE_TEXT)], text=say.GONE_TEXT)


def certificate_card(client: str, statement: Statement) -> Card:
    """Return the proof of destruction; whoever was asked to confirm is told by their part, never by name."""
    ended = say.CERTIFICATE.format(
        client=typed(client), ended=dated(statement.ended_at.date()), why=statement.ended_as
    )
    body = [
        heading(say.CERTIFICATE_TITLE),
        para(ended),
        *_destroyed(statement),
        *_who(say.BY, _confirmations(statement)),
        *_who(say.OUTSTANDING_FINAL if statement.final_at else say.OUTSTANDING, _outstanding(statement)),
        *([] if statement.outstanding else [para(say.EVERYBODY)]),
        *([para(say.FINAL)] if statement.final_at else []),
        part([heading(say.OUT_OF_REACH, level=2), *rows(_plainly(statement.out_of_reach))]),
        para(say.FILE.format(review=typed(statement.review)), quiet=True),
    ]
    return make("certificate", body, text=say.CERTIFICATE_TITLE)


def _asked(review: Review, role: Role, *, time: int) -> list[CardElement]:
    """Return what is asked, in the words for a part in the review and a way in which it ended."""
    early = review.ended_as not in {None, EndedAs.SIGNED_OFF}
    if role not in TEAM_ROLES and review.captures:
        told = say.LEAD_ENDED if early else say.LEAD_ASK
        more = [say.LEAD_OWN, *([] if early else [say.LEAD_REPORT])]
    elif not review.captures:
        told, more = say.ASK_OVER, [say.ASK_OVER_OWN]
    else:
        told, more = say.ENDED if early else say.ASK, [say.ASK_OWN, say.ASK_DOCUMENTS]
    again = ((), (say.AGAIN,), (say.AGAIN_LAST,))[time]
    method, client = review.method, typed(review.client)
    said = told.format(client=client, noun=method.noun, called=typed(method.called))
    return [para(s) for s in (*again, said, *more)]


def _destroyed(statement: Statement) -> list[CardElement]:
    if statement.destroyed_at is None:
        return [para(say.NOT_YET)]
    counts = [
        say.COUNT.format(what=typed(c.what).capitalize(), destroyed=c.destroyed, left=c.left)
        for c in statement.counted
        if c.destroyed or c.left
    ]
    return [
        para(say.DESTROYED.format(destroyed=dated(statement.destroyed_at.date()))),
        part([heading(say.COUNTED, level=2), *rows(counts)]),
        para(say.COMPLETE if statement.complete else say.LEFT),
    ]


def _plainly(sentences: Iterable[str]) -> list[str]:
    """Return sentences of the certificate as its card says them: the file may be technical, the card not."""
    return [say.IN_PLAIN_WORDS.get(sentence, sentence) for sentence in sentences]


def _confirmations(statement: Statement) -> list[str]:
    return [
        say.BY_ROW.format(role=c.role.capitalize(), day=dated(c.on), destroyed=", ".join(c.destroyed))
        for c in statement.confirmed
    ]


def _outstanding(statement: Statement) -> list[str]:
    return [
        say.OUTSTANDING_ROW.format(role=o.role.capitalize(), reminded=say.REMINDED[min(len(o.reminded), 2)])
        for o in statement.outstanding
    ]


def _who(title: str, lines: list[str]) -> list[CardElement]:
    return [part([heading(title, level=2), *rows(lines)])] if lines else []


def ticked(what: str) -> tuple[Own, ...]:
    """Return what was ticked; whatever no box of ours sends is passed over."""
    sent: Iterable[str] = what.replace(";", ",").split(",")
    return tuple(own for own in Own if own.value in sent and own is not Own.NOTHING)
