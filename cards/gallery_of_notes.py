"""Notes in the gallery: one's own, to be changed or taken back, and many at once."""

from bot.domain.review import Review
from cards import invented
from cards.card import Card
from cards.many_notes import many_card, many_saved_card
from cards.own_notes import edit_card, my_notes_card, withdrawn_card
from cards.sent_about_own_notes import SaveEdit, SaveMany

_GROUPS = ("Carers", "Front-line staff", "Board members")
_LINES = ("Strength: staff know whom to ring.", "housing", "Jo Example said that the plan is clear.")
_WHY = (
    (_LINES[1], "Put its theme and a colon in front, or choose a theme for all."),
    (_LINES[2], "Please take out “Jo Example”: notes must not name people."),
)


def notes_in_the_gallery(review: Review) -> dict[str, Card]:
    """Return the cards about somebody's own notes, and about many at once, by name."""
    return {**_own(review), **_many(review)}


def _own(review: Review) -> dict[str, Card]:
    held = invented.sessions(review, 6)
    heard, noted = {s.id: s for s in held}, invented.observations(review, 34)
    note, elsewhere, late = noted[12], noted[8], noted[10]
    mine = [note.model_copy(update={"withdrawn": note.number % 5 == 0}) for note in noted]
    frozen = review.model_copy(update={"board_frozen": True})
    interview = held[2]
    typed = SaveEdit(
        review=review.id,
        number=note.number,
        edition=1,
        theme=note.theme,
        kind=note.kind,
        text="Jo Example said that the plan is clear.",
        group="A group that the timetable does not name",
    )
    wrong = f"{_WHY[1][1]} Nothing was saved."
    return {
        "my_notes": my_notes_card(review, mine, heard, page=0),
        "my_notes_older": my_notes_card(review, mine, heard, page=1),
        "my_notes_frozen": my_notes_card(frozen, mine[:3], heard, page=0),
        "my_notes_none": my_notes_card(review, (), heard, page=0),
        "edit": edit_card(review, note, held[4], groups=_GROUPS),
        "edit_document": edit_card(review, elsewhere, None, groups=()),
        "edit_problem": edit_card(review, note, interview, groups=_GROUPS, filled=typed, problem=wrong),
        "edit_changed_elsewhere": edit_card(
            review, late, interview, groups=_GROUPS, filled=typed, changed=True
        ),
        "withdrawn": withdrawn_card(review, note),
    }


def _many(review: Review) -> dict[str, Card]:
    noted, held = invented.observations(review, 34), invented.sessions(review, 6)
    interview, focus_group = held[2], held[4]
    again = SaveMany(review=review.id, theme=review.themes[0].id, lines="\n".join(_LINES))
    too_many = "A list holds up to 60 points, and this has 71."
    return {
        "many": many_card(review, None, groups=()),
        "many_session": many_card(review, interview, groups=_GROUPS),
        "many_recommendations": many_card(review, focus_group, groups=_GROUPS),
        "many_left": many_card(review, None, groups=(), filled=again, problems=_WHY, saved=(12, 13, 14)),
        "many_none_taken": many_card(review, None, groups=(), filled=again, problem=too_many),
        "many_saved": many_saved_card(review, noted[:4], None),
        "many_saved_session": many_saved_card(review, noted, focus_group),
    }
