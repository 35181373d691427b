"""A valid final feedback; a test says only what matters."""

from datetime import date
from typing import Any

from bot.domain.attribution import Guard
from bot.domain.feedback import Feedback, ThemeFeedback
from bot.domain.gate import Gate

OPEN = Gate(guard=Guard(()))
"""A gate of a review in which nobody is known."""

PURPOSE = ThemeFeedback(
    title="Shared purpose and priorities",
    strengths=("Partners describe the purpose of the place alike.",),
    areas=("Boards hear of the priorities late.",),
    recommendations=("Bring the priorities to every board before summer.",),
)
DELIVERY = ThemeFeedback(title="Making it happen", strengths=("Staff are lent between partners with ease.",))


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
    }
    return Feedback(themes=themes or (PURPOSE, DELIVERY), **(plain | changed))
