"""What a peer wrote down, read into a point with its source, or refused with a sentence (R32-R38)."""

from bot.domain.errors import Incomplete
from bot.domain.frozen import Frozen
from bot.domain.ids import ThemeId
from bot.domain.observation import LONGEST_NAME, LONGEST_TEXT, SOMEBODY_ELSE, Elsewhere, ObservationKind, Source
from bot.domain.review import Review
from bot.domain.session import Session, SessionKind


class Written(Frozen):
    """What a peer wrote down, in the words of the card; `press` is the card's key where it is a new note."""

    theme: str
    kind: str
    text: str
    example: str = ""
    group: str = ""
    somebody: str = ""
    elsewhere: str = ""
    document: str = ""
    press: str = ""


class Point(Frozen):
    """One point, read: on which theme, of which kind, and where it was heard or read."""

    theme: ThemeId
    kind: ObservationKind
    text: str
    example: str
    source: Source


def read_point(
    written: Written, *, review: Review, session: Session | None, groups: tuple[str, ...] = ()
) -> Point:
    """Return the point; raises `Incomplete` for what is missing or too long. The `groups` are the session's."""
    return Point(
        theme=_theme(written, review),
        kind=_kind(written),
        text=_text(written),
        example=_no_longer(written.example, LONGEST_TEXT, "The example"),
        source=_elsewhere(written) if session is None else _heard(written, session, groups),
    )


def words_of(written: Written, *, groups: tuple[str, ...]) -> tuple[str, ...]:
    """Return all that was typed, for the guard to judge; the session's own groups are left alone (R65)."""
    group = "" if written.group in groups else written.group
    return (written.text, written.example, written.document, written.somebody, group)


def _theme(written: Written, review: Review) -> ThemeId:
    if not written.theme:
        raise Incomplete("Choose a theme. Nothing was saved yet.")
    for theme in review.themes:
        if theme.id == written.theme:
            return theme.id
    raise Incomplete("That theme is no longer one of this review's. Choose another. Nothing was saved yet.")


def _kind(written: Written) -> ObservationKind:
    try:
        return ObservationKind(written.kind)
    except ValueError:
        raise Incomplete("Choose what kind of point it is. Nothing was saved yet.") from None


def _text(written: Written) -> str:
    if not written.text:
        raise Incomplete("Write down what you heard or saw. Nothing was saved yet.")
    if len(written.text) > LONGEST_TEXT:
        raise Incomplete(
            f"A note holds one point, in up to {LONGEST_TEXT:,} characters, and this has "
            f"{len(written.text):,}. Please split it. Nothing was saved yet."
        )
    if not any(letter.isalnum() for letter in written.text):
        raise Incomplete("Write the point in words: pictures and marks alone do not do. Nothing was saved yet.")
    return written.text


def _elsewhere(written: Written) -> Source:
    name = _no_longer(written.document, LONGEST_NAME, "The name of the document, data or visit")
    kinds = {kind.value: kind for kind in Elsewhere}
    group = _no_longer(written.somebody or written.group, LONGEST_NAME, "The group")
    return Source(
        document=name or "a document, data or a visit", elsewhere=kinds.get(written.elsewhere), group=group
    )


def _heard(written: Written, session: Session, groups: tuple[str, ...]) -> Source:
    chosen = "" if written.group == SOMEBODY_ELSE else written.group
    if written.group == SOMEBODY_ELSE and not written.somebody:
        raise Incomplete("Enter which group or role said it, not a name. Nothing was saved yet.")
    if not (written.somebody or chosen) and len(groups) > 1:
        raise Incomplete("Choose the group that said it. Nothing was saved yet.")
    group = _no_longer(written.somebody or chosen or groups[0], LONGEST_NAME, "The group")
    return Source(session=session.id, group=group, together=session.kind is SessionKind.FOCUS_GROUP)


def _no_longer(words: str, longest: int, what: str) -> str:
    if len(words) > longest:
        raise Incomplete(
            f"{what} has room for {longest:,} characters, and this has {len(words):,}. Nothing was saved yet."
        )
    return words
