"""A valid final feedback; a test says only what matters."""

from datetime import date
from typing import Any

from bot.domain.attribution import Guard
from bot.domain.feedback import Behind, Feedback, Met, Speaking, ThemeFeedback
from bot.domain.gate import Gate
from bot.domain.report_facts import Edition, Member, ReportFacts, Signpost

OPEN = Gate(guard=Guard(()))
"""A gate of a review in which nobody is known."""

PURPOSE = ThemeFeedback(
    title="Shared purpose and priorities",
    short="Shared purpose",
    strengths=("Partners describe the purpose of the place alike.",),
    areas=("Boards hear of the priorities late.",),
    recommendations=("Bring the priorities to every board before summer.",),
)
DELIVERY = ThemeFeedback(title="Making it happen", strengths=("Staff are lent between partners with ease.",))
QUESTION = ThemeFeedback(title="How could neighbourhood teams be paid for?", is_question=True)
SPEAKING = Speaking(
    behind=(
        Behind(point=PURPOSE.strengths[0], sources=3, first_trailed=date(2026, 3, 3)),
        Behind(point=PURPOSE.areas[0], sources=2),
    )
)
DRAFT = Edition(name="Draft 2, for the client", day=date(2026, 3, 20), comments_by=date(2026, 4, 2))


def feedback(*themes: ThemeFeedback, **changed: Any) -> Feedback:
    """Return a final feedback on these themes."""
    plain: dict[str, Any] = {
        "client": "Exampleshire Place Partnership",
        "method_title": "Remote place review",
        "first_day": date(2026, 3, 3),
        "last_day": date(2026, 3, 5),
        "presented_by": "Ada Marlow",
        "strengths_word": "Strengths",
        "areas_word": "Areas to explore",
        "recommendations_word": "Recommendations",
        "sessions_held": 34,
        "people_groups": 16,
        "met": (Met(kind="interviews", sessions=30), Met(kind="focus groups", sessions=4)),
    }
    return Feedback(themes=themes or (PURPOSE, DELIVERY), **(plain | changed))


def facts(*themes: ThemeFeedback, **changed: Any) -> ReportFacts:
    """Return what a report on these themes tells."""
    plain: dict[str, Any] = {
        "feedback": feedback(*themes),
        "team": (Member(role="Lead peer"), Member(role="Peer"), Member(role="Peer")),
        "signposts": (
            Signpost(practice="One shared record", where="Elsewhereshire", contact="Dana Elsewhere"),
        ),
    }
    return ReportFacts(**(plain | changed))
