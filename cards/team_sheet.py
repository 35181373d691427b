"""The cards around the team sheet: what each writes, the draft, and what the client is sent (R10)."""

from collections.abc import Sequence

from microsoft_teams.cards.core import Action, CardElement

from bot.domain.review import Review
from bot.domain.team import Person
from bot.domain.team_sheet import LONGEST_BIOGRAPHY, SheetEntry, mark_of_sheet
from cards.card import Card, about, choice, heading, link, make, para, press, rows, trouble, typed, writing
from cards.phrases import common
from cards.phrases import team_sheet as say
from cards.sent_about_peers import TellOfOneself
from cards.wording import counted


def about_me_card(
    review: Review,
    entry: SheetEntry | None,
    *,
    page: str = "",
    told: str = "",
    filled: TellOfOneself | None = None,
    problem: str = "",
) -> Card:
    """Return where one of the team writes of themselves; a page takes the photograph, where there is one."""
    words = filled.words if filled else entry.words if entry else ""
    title, asked = (say.ABOUT_TITLE, say.ABOUT) if review.captures else (say.ABOUT_TITLE_ALONE, say.ABOUT_ALONE)
    body: list[CardElement] = [
        heading(title),
        *([para(told)] if told else []),
        *([trouble(common.NOT_YET, [problem])] if problem else []),
        para(asked.format(noun=review.method.noun, client=typed(review.client))),
        writing(
            "words",
            say.WORDS,
            longest=LONGEST_BIOGRAPHY,
            value=words,
            needed=say.NEEDED,
            lines=True,
            example=say.WORDS_EXAMPLE,
        ),
        choice("agree", say.AGREE, [("yes", say.AGREE_YES)], needed=say.NEEDED_AGREE),
        para(say.GONE.format(noun=review.method.noun), quiet=True),
        *([para(say.HAS_PHOTO)] if entry and entry.photograph else []),
    ]
    actions: list[Action] = [press(say.SAVE, "sheet.tell", about(review=review.id))]
    if page:
        actions.append(link(say.PHOTO_PAGE, page))
    if entry:
        actions.append(
            press(say.TAKE_BACK, "sheet.take_back", about(review=review.id), rare=True, unchecked=True)
        )
    return make("team_sheet", body, text=title, actions=actions, holds_words=bool(words))


def draft_sheet_card(
    review: Review, team: Sequence[Person], entries: Sequence[SheetEntry], *, approved: bool, page: str = ""
) -> Card:
    """Return who has written what for the sheet, to be approved by the challenge manager."""
    given = {entry.person: entry for entry in entries}
    lines = [say.DRAFT_IN.format(name=typed(p.name), what=_given(given.get(p.id))) for p in team]
    body = [
        heading(say.DRAFT_TITLE),
        para(typed(review.client), quiet=True),
        *rows(lines),
        para(say.APPROVED if approved and entries else say.CHANGED),
    ]
    mark = mark_of_sheet(entries)
    actions: list[Action] = []
    if entries and not approved:
        actions.append(press(say.APPROVE, "sheet.approve", about(review=review.id, mark=mark)))
    if page:
        actions.append(link(say.LOOK, page))
    return make("team_sheet", body, text=say.DRAFT_TITLE, actions=actions)


def _given(entry: SheetEntry | None) -> str:
    if entry is None:
        return say.NOTHING
    return say.WITH_PHOTO if entry.photograph else say.WITHOUT_PHOTO


def sheet_approved_card(leads: int) -> Card:
    """Return that the sheet is approved, and to how many leads it goes."""
    told = say.APPROVED_SENT.format(leads=counted(leads, *say.LEADS))
    return make("team_sheet", [heading(say.APPROVED_TITLE), para(told)], text=say.APPROVED_TITLE)


def sheet_for_client_card(review: Review, page: str) -> Card:
    """Return what a system lead is sent: a link to the sheet, and none of what stands in it."""
    body = [heading(say.CLIENT_TITLE), para(say.CLIENT.format(client=typed(review.client))), para(say.KEPT)]
    return make("team_sheet", body, text=say.CLIENT_TITLE, actions=[link(say.CLIENT_LINK, page)])
