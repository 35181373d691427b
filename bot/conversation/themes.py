"""Which theme somebody means by the words that they typed."""

from bot.domain.review import Review
from bot.domain.theme import Theme


def theme_like(words: str, review: Review) -> Theme | None:
    """Return the theme whose name begins with, or else holds, the words typed."""
    wanted = words.strip().casefold()
    if not wanted:
        return None
    names = [(t, (t.id.casefold(), t.short.casefold(), t.title.casefold())) for t in review.themes]
    begins = [t for t, called in names if any(n.startswith(wanted) for n in called)]
    holds = [t for t, called in names if any(wanted in n for n in called)]
    return next(iter((*begins, *holds)), None)
