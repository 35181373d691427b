"""Answers in the gallery: what the client replies, what changed in the evening, with invented content."""

from datetime import timedelta

from bot.domain.catch_up import CatchUp, Summary
from bot.domain.client_evidence import ClientEvidence, ReplyKind
from bot.domain.evening_at_hand import EveningAtHand
from bot.domain.review import Review
from bot.domain.trailing import Since
from cards import catch_up, client_reply, invented, summary
from cards.card import Card
from cards.sent_about_replies import SendReply

_JOIN = "https://teams.example/join/1"
_PAGE = "https://bot.example/reply/invented"


def answers_in_the_gallery(review: Review) -> dict[str, Card]:
    """Return the cards of replies, of corrected summaries, and of evenings with a meeting, by name."""
    said, day = invented.messages(review), review.first_day + timedelta(days=1)
    evening = Summary(client=review.client, day=day, zone=review.zone, messages=said, words=review.method.words)
    shown, by_post = summary.Answering(review), summary.Answering(review, page=_PAGE, by_post=True)
    sent = invented.moment(review)
    return {
        **_evenings(review),
        **_replies(review),
        "catch_up_approved_by_another": catch_up.approved_card(
            review, day, said, leads=2, told="Another challenge manager has approved these messages at 17:05."
        ),
        "summary_again": summary.summary_card(evening, shown, replaces=sent, thanks=3),
        "summary_by_post": summary.summary_card(evening, by_post),
    }


def _evenings(review: Review) -> dict[str, Card]:
    said = invented.messages(review)
    since = [
        Since(theme=t.theme, new=2, told=1, reworded=("One plan.",), dropped=("They had *two* plans.",))
        for t in said.themes
    ]
    hand = EveningAtHand(
        evening=CatchUp(review=review.id, day=review.first_day + timedelta(days=1), messages=said),
        since=tuple(since),
        may_be_met=True,
    )
    held = invented.team_session(review).model_copy(update={"title": "Catch-up with the client"})
    return {
        "catch_up_edit_since": catch_up.edit_card(review, hand),
        "catch_up_edit_meeting": catch_up.edit_card(
            review, hand.model_copy(update={"meeting": held, "join_url": _JOIN})
        ),
    }


def _replies(review: Review) -> dict[str, Card]:
    day, lead = review.first_day, invented.people()[-1]
    filled = SendReply(
        review=review.id, day=day.isoformat(), on="alone", text="The plan was *agreed* in May, not in June."
    )
    evidence = ClientEvidence(
        review=review.id,
        number=3,
        press="invented",
        day=day,
        theme=review.themes[0].id,
        kind=ReplyKind.CORRECTION,
        text=filled.text,
        document="Joint plan 2026.pdf",
        by=lead.id,
        at=invented.moment(review),
    )
    findings = invented.findings(review)
    counted = evidence.model_copy(update={"findings": (1, 2), "noted_as": 212})
    to_manager = client_reply.reply_to_manager_card
    return {
        "reply": client_reply.reply_card(review, day),
        "reply_offered": client_reply.reply_card(review, day, filled=filled, problem="Nothing was sent yet."),
        "reply_thanks": client_reply.thanked_card(3),
        "client_reply": to_manager(review, evidence, lead, findings),
        "client_reply_attached": to_manager(review, counted, lead, findings, done=True),
        "client_reply_no_findings": to_manager(review, evidence, lead, ()),
    }
