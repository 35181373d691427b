"""The weeks of the report in the gallery: how it stands, editions, comments, signposts, what follows."""

from datetime import timedelta
from typing import Any, Final

from bot.domain.comment import Comment, CommentState, Rewording, Side
from bot.domain.ids import PersonId
from bot.domain.report import Report, ReportEdition
from bot.domain.review import Review
from bot.domain.session import Session, SessionKind
from bot.domain.signpost import OfferedSignpost
from cards import comments, follow_up, invented, report, signposts, to_change
from cards.card import Card
from cards.sent_about_reports import AnswerComment, PlanWhatFollows, SaveComment, SaveSignpost

_PAGE: Final = "https://bot.example/report/eyJyZXZpZXciOiJpbnZlbnRlZCJ9.invented"
_KEY: Final = "invented-press"
_TEXT: Final = "The second point on carers is stronger than what we agreed. Could it say “some carers”?"


def reports_in_the_gallery(review: Review) -> dict[str, Card]:
    """Return the cards of the weeks of the report, by name."""
    rooms = (_standing, _late, _reading, _answering, _signposts, _follow_up)
    return {name: card for room in rooms for name, card in room(review).items()}


def _edition(review: Review, number: int = 1, **changes: Any) -> ReportEdition:
    fields: dict[str, Any] = {
        "review": review.id,
        "number": number,
        "name": "draft-report-riverbank.docx",
        "own_file": number > 1,
        "text": ("Partners share one plan.",),
        "made_at": invented.moment(review) + timedelta(days=4),
        "made_by": PersonId("alex"),
    }
    return ReportEdition(**(fields | changes))


def _sent(review: Review, number: int = 1) -> ReportEdition:
    """Return an edition that is with the peers."""
    at = invented.moment(review) + timedelta(days=5)
    return _edition(review, number, to_peers=at, comments_by=review.last_day + timedelta(days=12))


def _with_client(review: Review) -> ReportEdition:
    at = invented.moment(review) + timedelta(days=24)
    return _edition(review, 2, to_client=at, corrections_by=review.last_day + timedelta(days=31))


def _said(review: Review, number: int = 1, **changes: Any) -> Comment:
    fields: dict[str, Any] = {
        "review": review.id,
        "press": f"press-{number}",
        "number": number,
        "edition": 1,
        "side": Side.PEERS,
        "theme": review.themes[0].id,
        "text": _TEXT,
        "by": PersonId("bo"),
        "at": invented.moment(review) + timedelta(days=6),
    }
    return Comment(**(fields | changes))


def _reworded(review: Review) -> Comment:
    new = Rewording(finding=2, text="Some carers hear late of changes.")
    return _said(review, 4, state=CommentState.TAKEN, rewording=new)


def _standing(review: Review) -> dict[str, Card]:
    frozen = review.model_copy(update={"board_frozen": True})
    team, due = invented.people(), review.last_day + timedelta(days=7)
    sent, with_client = _sent(review), _with_client(review)
    said = (_said(review), _said(review, 2, state=CommentState.TAKEN, answer="It says “some” now."))
    correction = _said(review, 3, side=Side.CLIENT, edition=2)
    final = with_client.model_copy(update={"final": with_client.to_client})
    two = Report(editions=(sent, with_client), comments=(*said[1:], correction))
    return {
        "report_not_agreed": report.report_card(review, Report(), due=due),
        "report_not_begun": report.report_card(frozen, Report(), due=due),
        "report_drafted": report.report_card(
            frozen, Report(editions=(_edition(review),)), due=due, page=f"{_PAGE}.docx"
        ),
        "report_with_peers": report.report_card(
            frozen, Report(editions=(sent,), comments=said), silent=team[1:4], signposts=2, due=due, page=_PAGE
        ),
        "report_newer": report.report_card(
            frozen, Report(editions=(sent, _edition(review, 2)), comments=said[1:]), due=due, page=_PAGE
        ),
        "report_objections": report.report_card(
            frozen,
            Report(editions=(sent, _edition(review, 2))),
            page=_PAGE,
            objections=invented.objections(),
            problem="Some of the text could show who said it, so the report has not gone out.",
            reason="It is public.",
        ),
        "report_to_change": report.report_card(
            frozen, Report(editions=(sent,), comments=(*said[1:], _reworded(review))), due=due, page=_PAGE
        ),
        "report_with_client": report.report_card(frozen, two, silent=team[6:7], page=_PAGE),
        "report_final": report.report_card(frozen, Report(editions=(sent, final)), page=_PAGE),
        "report_no_address": report.report_card(frozen, Report(editions=(_edition(review),)), due=due),
        "report_handed_back": report.handed_back_card(review, _edition(review, 2)),
    }


def _late(review: Review) -> dict[str, Card]:
    due, team = review.last_day + timedelta(days=7), invented.people()
    sent, with_client = _sent(review), _with_client(review)
    return {
        "report_overdue": report.report_overdue_card(review, "peers", due),
        "report_overdue_client": report.report_overdue_card(review, "client", due),
        "report_escalated": report.report_escalated_card(review, "client", due, team[:1]),
        "report_silent": report.silent_card(review, sent, "peers", team[1:4]),
        "report_silent_client": report.silent_card(review, with_client, "client", team[6:7]),
    }


def _correction(review: Review) -> Comment:
    return _said(review, 3, side=Side.CLIENT, edition=2, text="The plan was agreed in May, not in June.")


def _reading(review: Review) -> dict[str, Card]:
    due = review.last_day + timedelta(days=12)
    said = (_said(review), _said(review, 2, state=CommentState.TAKEN, answer="It says “some” now."))
    late = _said(review, 4, late=True)
    filled = SaveComment(review=review.id, edition=1, press=_KEY, theme=review.themes[0].id, text=_TEXT)
    peers: dict[str, Any] = {"side": Side.PEERS, "due": due}
    client: dict[str, Any] = {"side": Side.CLIENT, "due": due}
    until = invented.moment(review) + timedelta(days=14)
    correction = _correction(review)
    return {
        "edition_peers": comments.edition_card(review, 1, key=_KEY, page=_PAGE, **peers),
        "edition_peers_others": comments.edition_card(
            review, 1, key=_KEY, page=_PAGE, others=said, own=(late,), saved=late, **peers
        ),
        "edition_problem": comments.edition_card(
            review, 2, key=_KEY, filled=filled, problem="There is edition 2 by now.", **peers
        ),
        "edition_client": comments.edition_card(review, 2, key=_KEY, page=_PAGE, **client),
        "edition_client_saved": comments.edition_card(
            review, 2, key=_KEY, page=_PAGE, own=(correction,), saved=correction, **client
        ),
        "edition_final": comments.final_card(review, 3, page=_PAGE),
        "edition_final_told": comments.final_card(review, 3, page=f"{_PAGE}.docx", until=until),
        "edition_final_no_address": comments.final_card(review, 3, page="", until=until),
        "edition_read": comments.thanked_card(),
        "edition_letter": comments.edition_letter(review, 2, page=_PAGE, until=until, **client),
        "edition_reminder": comments.reader_reminder_card(review, 1, **peers),
        "edition_reminder_letter": comments.reader_reminder_card(review, 2, page=_PAGE, **client),
    }


def _answering(review: Review) -> dict[str, Card]:
    team, sent = invented.people(), _sent(review)
    said = (_said(review), _said(review, 2, state=CommentState.TAKEN, answer="It says “some” now."))
    late = _said(review, 4, late=True)
    answered = AnswerComment(review=review.id, number=1, taken="no")
    return {
        "comment": comments.comment_card(review, said[0], team[1], left=3),
        "comment_rewording": comments.comment_card(
            review, said[0], team[1], left=3, findings=invented.findings(review)
        ),
        "comment_of_client": comments.comment_card(review, _correction(review), team[6], left=0),
        "comment_reword": to_change.reword_card(
            review,
            _reworded(review),
            invented.findings(review)[0],
            wording="Some carers hear late of changes.",
            problem="Write the finding in one or two sentences.",
        ),
        "comment_into_word": to_change.into_word_card(review, said[1], sent, page=f"{_PAGE}.docx"),
        "comment_into_word_or_finding": to_change.into_word_card(
            review, said[1], sent, findings=invented.findings(review)
        ),
        "comment_problem": comments.comment_card(
            review, late, team[1], left=0, filled=answered, problem="Say in a few words why it is not taken."
        ),
        "comment_answered": comments.comment_answered_card(said[1]),
        "comment_answered_letter": comments.comment_answered_card(said[1], by_post=True),
        "correction_answered": comments.comment_answered_card(
            _correction(review).model_copy(update={"state": CommentState.TAKEN})
        ),
    }


def _signposts(review: Review) -> dict[str, Card]:
    team = invented.people()
    one = OfferedSignpost(
        review=review.id,
        number=1,
        press=_KEY,
        theme=review.themes[0].id,
        practice="A joint team plans homes with people who will live in them.",
        where="https://place.example/homes",
        by=team[1].id,
    )
    filled = SaveSignpost(review=review.id, press=_KEY, practice="A joint team plans homes.")
    return {
        "signpost": signposts.signpost_card(review, (), (), team[1], key=_KEY),
        "signpost_added": signposts.signpost_card(
            review, (), (one,), team[1], key=_KEY, told="Signpost 1 goes into the next edition."
        ),
        "signpost_problem": signposts.signpost_card(
            review, (), (), team[1], key=_KEY, filled=filled, problem="Choose what it can help with."
        ),
    }


def _follow_up(review: Review) -> dict[str, Card]:
    days = [review.last_day + timedelta(days=90), review.last_day + timedelta(days=180)]
    wrong = PlanWhatFollows(review=review.id, day="2026-12-25", time="10:00")
    starts = invented.moment(review) + timedelta(days=35)
    held = Session(
        id=invented.sessions(review, 1)[0].id,
        review=review.id,
        number=40,
        title="Action planning",
        kind=SessionKind.ACTION_PLANNING,
        starts=starts,
        ends=starts + timedelta(hours=2),
    )
    return {
        "follow_up": follow_up.follow_up_card(review, planning=days[0], check_ins=days),
        "follow_up_problem": follow_up.follow_up_card(
            review,
            planning=days[0],
            check_ins=days,
            filled=wrong,
            problem="Nobody works on Friday 25 December.",
        ),
        "follow_up_no_organiser": follow_up.follow_up_card(
            review.model_copy(update={"organiser": ""}), planning=None, check_ins=()
        ),
        "follow_up_planned": follow_up.followed_up_card(review, (held,)),
    }
