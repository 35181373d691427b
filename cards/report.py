"""The report: how it stands for the challenge manager, and that a draft is due (R59-R61)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from microsoft_teams.cards.core import Action, CardElement

from bot.domain.comment import Side
from bot.domain.gate import Objection
from bot.domain.report import Report, ReportEdition, ReportStage
from bot.domain.review import Review
from bot.domain.team import Person
from cards.card import (
    Card,
    about,
    bullets,
    buttons,
    facts,
    heading,
    link,
    make,
    para,
    press,
    trouble,
    typed,
)
from cards.guard import objection_parts
from cards.phrases import common
from cards.phrases import report as say
from cards.to_change import to_change_part
from cards.when import dated
from cards.when import day as in_words
from cards.wording import counted, listed

To = Literal["peers", "client"]


def report_card(
    review: Review,
    report: Report,
    *,
    silent: Sequence[Person] = (),
    signposts: int = 0,
    due: date | None = None,
    page: str = "",
    objections: Sequence[Objection] = (),
    problem: str = "",
    chosen: str = "",
    reason: str = "",
) -> Card:
    """Return how the report stands, with the next step; `page` is where its last edition is fetched.

    `objections` are what could show who said it; `chosen` and `reason` what was filled in to let it stand.
    """
    body: list[CardElement] = [
        heading(say.BOARD_TITLE),
        *([trouble(common.NOT_YET, [problem])] if problem else []),
        para(f"**{typed(review.client)}.** {_stands(review, report)}"),
        facts(list(_facts(report, silent, signposts, due))),
        *_file(report, page),
        *(waiting := to_change_part(review, report)),
        *objection_parts(objections, lead=say.REWORD, chosen=chosen, reason=reason),
    ]
    actions = list(_steps(review, report))
    return make("report", body, text=say.BOARD_TITLE, actions=actions, holds_words=bool(objections or waiting))


def _stands(review: Review, report: Report) -> str:
    stage, latest = report.stage, report.latest
    if latest is None:
        return say.STAGES[stage] if review.board_frozen else say.NOT_AGREED
    read = {ReportStage.WITH_PEERS: Side.PEERS, ReportStage.WITH_CLIENT: Side.CLIENT}.get(stage)
    edition = (report.read_by(read) if read else None) or latest
    sent = edition.sent_to(read) if read else None
    day = in_words(review.day_of(sent)) if sent else ""
    newer = "" if edition is latest else " " + say.NEWER.format(number=latest.number)
    return say.STAGES[stage].format(number=edition.number, day=day) + newer


def _facts(
    report: Report, silent: Sequence[Person], signposts: int, due: date | None
) -> Iterator[tuple[str, str]]:
    latest = report.latest
    if latest:
        made = say.FROM_WORD if latest.own_file else say.FROM_FINDINGS
        yield say.LATEST, made.format(number=latest.number)
    if due:
        yield (say.BY_CLIENT if report.stage is ReportStage.WITH_PEERS else say.BY_PEERS), dated(due)
    for side, called in ((Side.PEERS, say.COMMENTS), (Side.CLIENT, say.CORRECTIONS)):
        read = report.read_by(side)
        if read:
            said = [c for c in report.comments if c.side is side and c.text]
            waiting = len(report.waiting(side))
            words = say.COUNTED if waiting else say.ALL_ANSWERED if said else say.NONE_YET
            yield called, words.format(all=len(said), waiting=waiting)
    if report.included:
        yield say.INCLUDED, listed([str(c.number) for c in report.included])
    if report.to_change:
        yield say.NOT_IN, listed([str(c.number) for c in report.to_change])
    asked = report.read_by(Side.CLIENT if report.stage is ReportStage.WITH_CLIENT else Side.PEERS)
    if asked and report.stage is not ReportStage.FINAL:
        answer = asked.due_from(Side.CLIENT if asked.to_client else Side.PEERS)
        yield from [(say.ANSWERS_BY, dated(answer))] if answer else []
        yield from [(say.SILENT, typed(listed([p.name for p in silent])))] if silent else []
    if signposts:
        yield say.SIGNPOSTS, str(signposts)


def _file(report: Report, page: str) -> list[CardElement]:
    latest = report.latest
    if latest is None:
        return []
    edit = [] if report.stage is ReportStage.FINAL else [para(say.EDIT)]
    if not page:
        return [para(say.NO_ADDRESS), *edit]
    return [*edit, buttons(link(say.OPEN.format(number=latest.number), page))]


def _steps(review: Review, report: Report) -> Iterator[Action]:
    """Return the next step and at most one beside it; what is seldom wanted is in the overflow menu."""
    latest, stage = report.latest, report.stage
    ids = about(review=review.id, edition=str(latest.number if latest else 0))
    again = about(review=review.id, after=str(len(report.editions)))
    side = Side.CLIENT if stage is ReportStage.WITH_CLIENT else Side.PEERS
    waiting = len(report.waiting(side))
    if latest is None:
        if review.board_frozen:
            yield press(say.DRAFT_FIRST, "report.draft", again, unchecked=True)
        return
    if stage is ReportStage.FINAL:
        yield press(say.SIGN_OFF, "sign_off.ask", about(review=review.id), unchecked=True)
        return
    if stage is ReportStage.DRAFTED:
        yield press(say.TO_PEERS_BUTTON.format(number=latest.number), "report.to_peers", ids, unchecked=True)
    if waiting:
        one = counted(waiting, "correction" if side is Side.CLIENT else "comment")
        answer = say.ANSWER_BUTTON.format(waiting=one)
        yield press(answer, "comments.show", about(review=review.id), unchecked=True)
    new = any(c.rewording for c in report.to_change)
    yield from _passing_on(latest, stage, ids, waits=bool(waiting))
    yield press(say.DRAFT_AGAIN, "report.draft", again, rare=not new, unchecked=True)


def _passing_on(
    latest: ReportEdition, stage: ReportStage, ids: dict[str, object], *, waits: bool
) -> Iterator[Action]:
    """Return what passes the report on; while something waits for an answer, that comes first."""
    number = latest.number
    if stage is ReportStage.WITH_PEERS:
        yield press(say.TO_CLIENT_BUTTON.format(number=number), "report.to_client", ids, rare=waits)
        if latest.to_peers is None:
            yield press(
                say.TO_PEERS_BUTTON.format(number=number), "report.to_peers", ids, rare=True, unchecked=True
            )
    if stage is ReportStage.WITH_CLIENT:
        yield press(say.FINAL_BUTTON.format(number=number), "report.final", ids, rare=waits)
        if latest.to_client is None:
            yield press(say.TO_CLIENT_BUTTON.format(number=number), "report.to_client", ids, rare=True)


def handed_back_card(review: Review, edition: ReportEdition) -> Card:
    """Return proof that a file that was handed back is kept as the next edition."""
    title = say.KEPT_TITLE.format(number=edition.number)
    kept = say.KEPT.format(number=edition.number, name=typed(edition.name))
    return make("report", [heading(title), para(kept)], text=title, actions=_show(review))


def report_reminder_card(review: Review, to: To, due: date) -> Card:
    """Return the reminder for the challenge manager that a draft is due."""
    ask, why = (say.TO_PEERS, say.TO_PEERS_WHY) if to == "peers" else (say.TO_CLIENT, say.TO_CLIENT_WHY)
    body = [
        heading(say.TITLE),
        para(f"**{typed(review.client)}**"),
        para(ask.format(due=dated(due))),
        para(why),
    ]
    return make("report_reminder", body, text=say.TITLE, actions=_show(review))


def report_overdue_card(review: Review, to: To, due: date) -> Card:
    """Return that a draft was due and has not gone out, for the challenge manager."""
    body = [
        heading(say.OVERDUE_TITLE),
        para(f"**{typed(review.client)}.** {say.OVERDUE[to].format(due=dated(due))}"),
        para(say.OVERDUE_NEXT),
    ]
    return make("report_reminder", body, text=say.OVERDUE_TITLE, actions=_show(review))


def report_escalated_card(review: Review, to: To, due: date, managers: Sequence[Person]) -> Card:
    """Return that a draft still has not gone out, for a lead peer; it shows nothing of what it says."""
    told = say.ESCALATED[to].format(client=typed(review.client), due=dated(due))
    whom = typed(listed([m.name for m in managers]))
    body = [heading(say.ESCALATED_TITLE), para(told), para(say.ESCALATED_ASK.format(managers=whom))]
    return make("report_reminder", body, text=say.ESCALATED_TITLE)


def silent_card(review: Review, edition: ReportEdition, to: To, silent: Sequence[Person]) -> Card:
    """Return who said nothing by the day on which they were asked to, for the challenge manager."""
    due = edition.due_from(Side(to))
    lead = say.SILENT_LEAD[to].format(
        client=typed(review.client), number=edition.number, due=dated(due) if due else ""
    )
    rows = [typed(p.name) for p in silent]
    body = [heading(say.SILENT_TITLE), bullets(lead, rows), para(say.SILENT_NEXT)]
    return make("report_reminder", body, text=say.SILENT_TITLE, actions=_show(review))


def _show(review: Review) -> list[Action]:
    return [press(say.SHOW, "report.show", about(review=review.id))]
