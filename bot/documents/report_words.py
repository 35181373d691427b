"""The sentences of the report, in one place; what a kind of review says otherwise stands in its method file."""

from typing import Final

from bot.documents.words import heard, number_word, spoken
from bot.domain.feedback import Feedback
from bot.domain.report_facts import Edition, Signpost

CONTENTS: Final = "Contents"
SUMMARY: Final = "Executive summary"
STRONG: Final = "What is strong"
TO_EXPLORE: Final = "What to explore first"
BACKGROUND: Final = "Background and method"
FINDINGS: Final = "Findings by theme"
QUESTIONS: Final = "Your own questions"
SIGNPOSTS: Final = "Practice to learn from"
NEXT_STEPS: Final = "Next steps"
MET: Final = "Appendix A: whom the team met"
TEAM: Final = "Appendix B: the team"

MET_LEAD: Final = "The team met people in these kinds of session. Who they were is told to nobody."
TEAM_LEAD: Final = "The team was made up of:"
SIGNPOST_HEAD: Final = ("Practice", "Where", "Whom to ask")
TEAM_HEAD: Final = ("Role", "Name")
TEAM_HEAD_WITHOUT_NAMES: Final = ("Role", "How many")
DRAFT_ASIDE: Final = "It may still change, and it is not to be passed on."
SIGNPOSTS_SHOWN: Final = "Table of practice that others have learnt from, with where it is and whom to ask."
TEAM_SHOWN: Final = "Table of the team by role."


def title(feedback: Feedback) -> str:
    """Return what the report is called."""
    return f"{feedback.method_title}: report"


def running_head(edition: Edition, *, feedback: Feedback) -> str:
    """Return what stands at the head of every page: while it is a draft, that it is one, and which."""
    if not edition.is_draft:
        return f"{feedback.client}. {edition.name}"
    return f"DRAFT. {edition.name}. {spoken(edition.day)}. Not to be passed on."


def edition_lines(edition: Edition) -> tuple[str, ...]:
    """Return what the title page says of the edition."""
    wanted = f"Comments by {spoken(edition.comments_by)}, please." if edition.comments_by else ""
    aside = f"This is a draft. {DRAFT_ASIDE}" if edition.is_draft else ""
    return tuple(line for line in (f"{edition.name}, {spoken(edition.day)}", wanted, aside) if line)


def opening(feedback: Feedback) -> str:
    """Return how the executive summary begins."""
    themes = [theme for theme in feedback.themes if theme.points]
    told = (
        (sum(len(t.strengths) for t in themes), "strength", "strengths"),
        (sum(len(t.areas) for t in themes), "area to explore", "areas to explore"),
        (sum(len(t.recommendations) for t in themes), "recommendation", "recommendations"),
    )
    found = _listed([f"{number_word(n)} {one if n == 1 else many}" for n, one, many in told if n])
    on = f"{number_word(len(themes))} theme{'' if len(themes) == 1 else 's'}"
    return f"{heard(feedback)} On {on} this report tells {found}." if found else heard(feedback)


def nothing_found(feedback: Feedback) -> str:
    """Return what the summary says where nothing is told."""
    return f"Nothing that the team heard for {feedback.client} came from enough independent sources to be told."


def signpost_row(signpost: Signpost) -> tuple[str, str, str]:
    """Return a row of the table of practice."""
    return signpost.practice, signpost.where, signpost.contact


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)
