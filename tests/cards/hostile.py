"""Every card that shows what somebody wrote, with the same words in every place where people write."""

from datetime import timedelta
from typing import get_args

from bot.domain.briefing import Briefing
from bot.domain.catch_up import Emerging, Messages, Summary
from bot.domain.chart import Chart, Digest
from bot.domain.client_evidence import ClientEvidence
from bot.domain.day_sheet import day_sheet
from bot.domain.evening_at_hand import EveningAtHand
from bot.domain.feedback import Feedback, ThemeFeedback, Trailed
from bot.domain.finding import FindingState
from bot.domain.finding_at_hand import Alike, FindingAtHand
from bot.domain.ids import SessionId
from bot.domain.observation import Observation, Source
from bot.domain.request import Request, asked_of_client
from bot.domain.review import Review
from bot.domain.team import Role
from bot.domain.theme import Theme
from bot.domain.trailing import Since
from cards import (
    arrange_feedback,
    board,
    briefing,
    capture,
    catch_up,
    client_reply,
    digest,
    final_feedback,
    notice,
    nudge,
    request,
    request_of_client,
    set_up,
    summary,
    timetable,
    unknown_account,
    which_review,
    who,
)
from cards import (
    day_sheet as sheets,
)
from cards.card import Card
from cards.finding import finding_card
from cards.finding_forms import finding_form
from cards.findings import OnTheme
from cards.sent_about_findings import FormName
from cards.sent_about_notes import SaveObservation
from cards.sent_about_replies import SendReply
from cards.sent_about_set_up import SetUpReview
from cards.triangulate import choose_note_card, triangulate_card
from tests.builders import (
    COMMISSIONING,
    FIRST_DAY,
    NINE,
    a_catch_up,
    a_finding,
    a_method,
    a_person,
    a_reply,
    a_review,
    a_session,
    an_observation,
)

LINK = "https://teams.example/join/1"


def a_hostile_review(said: str) -> Review:
    """Return a review whose client and themes are named so."""
    theme = Theme(id=COMMISSIONING, title=said, short=said)
    return a_review(client=said, scope=said, method=a_method(themes=(theme,)))


def hostile_cards(said: str) -> dict[str, Card]:
    """Return the cards, by name."""
    review = a_hostile_review(said)
    theme = review.themes[0]
    session = a_session(title=said, people=(said,), place=said)
    note = an_observation(text=said, example=said, source=Source(session=session.id, group=said))
    paper = an_observation(number=2, text=said, source=Source(document=said, group=said))
    finding = a_finding(text=said, parked_because=said)
    messages = Messages(themes=(Emerging(theme=theme.id, title=said, strengths=(said,), areas=(said,)),))
    held = {SessionId(session.id): session}
    told = a_feedback(said)
    chart = Chart(theme=theme, observations=(note, paper), findings=(finding,), behind=(note,), sessions=held)
    rows = ((session, (note,)), (None, (paper,)))
    told_of = Digest(rows=rows, to_test=(finding,), behind=(note, paper))
    typed = SaveObservation(review=review.id, press="p", text=said, example=said, group=said)
    return {
        "capture": capture.capture_card(
            review, session, press="p", groups=(said, "b"), filled=typed, problem=said
        ),
        "saved": capture.saved_card(review, note, session),
        "saved_paper": capture.saved_card(review, paper, None),
        "nothing": capture.nothing_card(review, session),
        "board": board.board_card(review, chart, at=NINE),
        "digest": digest.digest_card(review, session, told_of),
        **_about_findings(said, review, (note, paper)),
        **_about_an_evening(said, review, messages),
        "final": final_feedback.prompt_card(
            review,
            told,
            (Trailed(finding=1, text=said, evenings=()), Trailed(finding=2, text=said, evenings=(FIRST_DAY,))),
            (said,),
            mark="m",
            held_back=(said,),
        ),
        "arrange": arrange_feedback.arrange_card(
            review, (finding,), (a_person(name=said),), mark="m", problem=said
        ),
        **_about_people(said, review),
        **_about_requests(said, review),
    }


def _about_an_evening(said: str, review: Review, messages: Messages) -> dict[str, Card]:
    told = Summary(client=said, day=FIRST_DAY, zone=review.zone, messages=messages, words=review.method.words)
    since = Since(theme=review.themes[0].id, new=1, reworded=(said,), dropped=(said,))
    meeting = a_session(title=said, people=(said,), place=said)
    evening = a_catch_up(messages=messages)
    hand = EveningAtHand(evening=evening, since=(since,), meeting=meeting, join_url=LINK)
    reply = ClientEvidence(**dict(a_reply(text=said, document=said)), number=1)
    filled = SendReply(review=review.id, day="d", on="alone", text=said, document=said)
    return {
        "evening": catch_up.edit_card(review, hand, problem=said),
        "evening_check": catch_up.check_card(review, FIRST_DAY, messages),
        "evening_approved": catch_up.approved_card(review, FIRST_DAY, messages, leads=1, told=said),
        "summary": summary.summary_card(told, summary.Answering(review)),
        "reply": client_reply.reply_card(review, FIRST_DAY, filled=filled, problem=said),
        "client_reply": client_reply.reply_to_manager_card(
            review, reply, a_person(name=said), (a_finding(text=said),), problem=said
        ),
    }


def _about_findings(said: str, review: Review, notes: tuple[Observation, ...]) -> dict[str, Card]:
    found = a_finding(text=said, cites=(1,), questions=(2,))
    shown = OnTheme(theme=review.themes[0], notes=notes, findings=(found,))
    alike = (Alike(note=notes[1], why=said),)
    hand = FindingAtHand(finding=found, notes=notes, others=(found,), sessions={}, initials={}, alike=alike)
    parked = a_finding(text=said, state=FindingState.PARKED, parked_because=said)
    aside = hand.model_copy(update={"finding": parked})
    forms = {
        f"finding_{name}": finding_form(
            review, None, hand, name, filled={"text": said, "reason": said}, problem=said
        )
        for name in get_args(FormName)
    }
    return {
        "triangulate": triangulate_card(review, None, shown, press="p", problem=said, done=said),
        "triangulate_alike": triangulate_card(review, None, shown.beside(notes[0], alike), press="p"),
        "triangulate_note": choose_note_card(review, None, review.themes[0], notes),
        "finding": finding_card(review, None, hand, Role.LEAD_PEER, problem=said, done=said),
        "finding_parked": finding_card(review, None, aside, Role.PEER),
        **forms,
    }


def _about_people(said: str, review: Review) -> dict[str, Card]:
    session = a_session(title=said, people=(said,), place=said)
    ana = a_person(name=said, initials=said[:4] or "AI", organisation=said)
    gone = a_person(id="gone", name=said, has_left=True)
    day = day_sheet(review, ana, FIRST_DAY, sessions=(session,), people=(ana,), meetings=())
    return {
        "set_up": set_up.set_up_card(
            [("m", "M")], filled=SetUpReview(client=said, people=said, scope=said), problem=said
        ),
        "set_up_done": set_up.set_up_done_card(review, (ana,), unreached=(ana,)),
        "day_sheet": sheets.day_sheet_card(review, day, Role.PEER),
        "briefing": briefing.briefing_card(
            Briefing(review=review, session=session, person=ana, partner=gone, join_url=LINK, page=LINK)
        ),
        "nudge": nudge.nudge_card(review, (session,)),
        "timetable": timetable.preview_card(
            review, timetable.Preview(draft="d", mark="m", sessions=(session,)), (ana,)
        ),
        "notice": notice.notice_card(said, said),
        "help": notice.help_card(Role.PEER, [(said, said)], review=review),
        "who": who.who_card(review, (ana, gone), decides=True),
        "timetable_whose": which_review.whose_timetable_card(((review, "d"),)),
        "help_several": notice.help_card(Role.PEER, [], review=review, others=(said,)),
        "who_for_client": who.who_for_client_card(review, (ana, gone)),
        "unknown_account": unknown_account.unknown_account_card(review, (ana,), called=said, mark="m"),
    }


def _about_requests(said: str, review: Review) -> dict[str, Card]:
    ana = a_person(name=said)
    asked = Request(
        review=review.id,
        press="p",
        number=1,
        theme=review.themes[0].id,
        text=said,
        wanted_by=FIRST_DAY,
        by=ana.id,
        at=NINE,
        raised_by=(ana.id,),
        answer=said,
        document=said,
        asked_at=NINE,
        why=said,
    )
    client = asked_of_client(asked, review=review)
    return {
        "request_to_manager": request.to_manager_card(review, asked, (ana,), (ana,), problem=said),
        "request_answered": request.answered_card(review, asked),
        "requests": request.requests_card((asked,), today=FIRST_DAY),
        "request_of_client": request_of_client.request_of_client_card(review.id, client, problem=said),
        "request_letter": request_of_client.request_letter(client, LINK),
    }


def a_feedback(said: str) -> Feedback:
    """Return a final feedback in the same words."""
    return Feedback(
        client=said,
        method_title="An invented peer review",
        first_day=FIRST_DAY,
        last_day=FIRST_DAY + timedelta(days=2),
        presented_by=said,
        strengths_word="Strengths",
        areas_word="Areas to explore",
        recommendations_word="Recommendations",
        sessions_held=1,
        people_groups=1,
        themes=(ThemeFeedback(title=said, strengths=(said,), areas=(said,), recommendations=(said,)),),
    )
