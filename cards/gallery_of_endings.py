"""The end of a review: sign-off, an early end, the limit, who destroyed what, what is kept of one person."""

from datetime import timedelta

from bot.domain.ending import EndedAs
from bot.domain.report import ReportStage
from bot.domain.review import Review, Stage
from bot.domain.sign_off import Certificate, Counted, DestructionStep, Own
from bot.domain.statement import ConfirmationTold, OutstandingTold, Statement, StepTold
from bot.domain.team import Role
from cards import destruction, ending, invented, my_data, retention, sign_off
from cards.card import Card


def endings_in_the_gallery(review: Review) -> dict[str, Card]:
    """Return the cards of the end, by name."""
    over = review.model_copy(update={"stage": Stage.SIGNED_OFF, "ended_as": EndedAs.SIGNED_OFF})
    early = over.model_copy(update={"ended_as": EndedAs.WITHDRAWN})
    limit = review.last_day + timedelta(days=180)
    return {
        "sign_off_ask": sign_off.ask_card(review),
        "sign_off_confirm": sign_off.confirm_card(review, 212, 38),
        "sign_off_without_report": sign_off.confirm_card(review, 212, 38, short=ReportStage.NOT_BEGUN),
        "sign_off_without_reason": sign_off.confirm_card(
            review, 212, 38, short=ReportStage.WITH_CLIENT, problem="There is no final report. Say why."
        ),
        "sign_off_done": sign_off.signed_off_card(review),
        "end_review": ending.end_card(review),
        "end_review_problem": ending.end_card(review, problem="Choose why it ends."),
        "end_review_confirm": ending.confirm_end_card(review, EndedAs.WITHDRAWN, 212, 38),
        "end_review_done": ending.ended_card(early),
        "retention": retention.retention_card(review, limit, last=False),
        "retention_last": retention.retention_card(review, limit, last=True),
        "destroy_notes": destruction.ask_to_destroy_card(over, Role.PEER),
        "destroy_notes_problem": destruction.ask_to_destroy_card(
            over, Role.PEER, problem="Tick what you have destroyed, or press “I kept nothing”."
        ),
        "destroy_notes_again": destruction.ask_to_destroy_card(over, Role.PEER, time=2),
        "destroy_notes_lead": destruction.ask_to_destroy_card(over, Role.SYSTEM_LEAD),
        "destroy_notes_lead_early": destruction.ask_to_destroy_card(early, Role.SYSTEM_LEAD),
        "destroy_notes_letter": destruction.destroy_letter(over, Role.PEER, "https://bot.example/destroyed/1"),
        "destroy_notes_letter_no_page": destruction.destroy_letter(over, Role.PEER, "", time=1),
        "destroy_notes_confirmed": destruction.confirmed_card(over),
        "gone": destruction.gone_card(),
        **_certificates(over),
        **_what_is_kept(review),
    }


def _certificates(review: Review) -> dict[str, Card]:
    ended = invented.moment(review) + timedelta(days=42)
    counted = (
        Counted(what="observations", destroyed=212, left=0),
        Counted(what="findings, also those taken back or joined to another", destroyed=38, left=0),
        Counted(what="cards in chats", destroyed=140, left=1),
    )
    told = Own.NOTES, Own.PRINTOUTS
    waiting = Statement(
        review=review.id,
        as_of=ended + timedelta(days=1),
        ended_as=EndedAs.SIGNED_OFF,
        ended_at=ended,
        destroyed_at=ended + timedelta(minutes=2),
        final_at=None,
        complete=False,
        counted=counted,
        steps=(StepTold(step=DestructionStep.KEY, at=ended + timedelta(minutes=2)),),
        confirmed=(ConfirmationTold(role=Role.PEER, on=ended.date(), destroyed=told),),
        outstanding=(
            OutstandingTold(role=Role.PEER, reminded=()),
            OutstandingTold(role=Role.SYSTEM_LEAD, reminded=(ended.date(), ended.date())),
        ),
        audit_lines=412,
        audit_hash="0" * 64,
    )
    begun = {"destroyed_at": None, "counted": (), "steps": (), "confirmed": ()}
    whole = {"complete": True, "counted": counted[:2], "outstanding": (), "final_at": waiting.as_of}
    client = review.client
    return {
        "certificate": destruction.certificate_card(client, waiting.model_copy(update=whole)),
        "certificate_outstanding": destruction.certificate_card(client, waiting),
        "certificate_begun": destruction.certificate_card(client, waiting.model_copy(update=begun)),
    }


def _what_is_kept(review: Review) -> dict[str, Card]:
    counts = {"accounts": 1, "observations": 31, "sessions": 14, "messages from the bot": 62}
    until = invented.moment(review) + timedelta(days=1)
    ends = review.last_day + timedelta(days=180)
    url = "https://bot.example/my-data/1"
    over = review.model_copy(update={"stage": Stage.DESTROYED, "ended_as": EndedAs.SIGNED_OFF})
    begun = Certificate(review=review.id, signed_off_at=until)
    done = begun.model_copy(update={"destroyed_at": until})
    proofs = {
        "being_destroyed": begun,
        "destroyed": done,
        "final": done.model_copy(update={"final_at": until}),
    }
    return {
        "my_data": my_data.my_data_card(review, counts, url=url, until=until, ends=ends),
        "my_data_no_file": my_data.my_data_card(review, counts, url="", until=until, ends=ends),
        **{
            f"my_data_{name}": my_data.my_data_card(
                over, {"accounts": 1}, url=url, until=until, ends=ends, certificate=certificate
            )
            for name, certificate in proofs.items()
        },
    }
