"""Findings in the gallery: the card of a theme, a finding's own card in every state, and the forms about it."""

from dataclasses import replace
from datetime import timedelta
from typing import Final, get_args

from bot.domain.finding import Content, Finding, FindingDeed, FindingState, Step, Threshold
from bot.domain.finding_at_hand import Alike, FindingAtHand
from bot.domain.ids import PersonId
from bot.domain.observation import ObservationKind
from bot.domain.review import Review
from bot.domain.team import Role
from cards import invented
from cards.card import Card
from cards.finding import finding_card
from cards.finding_forms import finding_form
from cards.findings import OnTheme
from cards.sent_about_findings import FormName, MakeFinding
from cards.threshold import threshold_card
from cards.triangulate import choose_note_card, triangulate_card

Named = dict[str, Card]
_PRESS: Final = "invented-press"
_WHY: Final = (
    "both speak of waiting times; same theme; another source",
    "same theme; same source, so they count once",
)


def findings_in_the_gallery(review: Review) -> Named:
    """Return the cards about findings by name."""
    return {**_themes(review), **_findings(review), **_forms(review), **_thresholds(review)}


def _themes(review: Review) -> Named:
    session, theme = invented.team_session(review).id, review.themes[0]
    filled = MakeFinding(
        review=review.id, session=session, theme=theme.id, press=_PRESS, kind="strength", cites="3,4"
    )
    some, few = _on_theme(review, 30, findings=3), _on_theme(review, 8, findings=0)
    alike = _alike(review)

    def card(shown: OnTheme, *, problem: str = "", done: str = "", was: MakeFinding | None = None) -> Card:
        return triangulate_card(review, session, shown, press=_PRESS, filled=was, problem=problem, done=done)

    return {
        "triangulate": card(few),
        "triangulate_saved": card(some, done="Saved as finding 15: triangulated."),
        "triangulate_problem": card(few, was=filled, problem="Write the finding first. Nothing was saved."),
        "triangulate_long": card(_on_theme(review, 300, findings=12)),
        "triangulate_older": card(replace(_on_theme(review, 90, findings=12), page=2)),
        "triangulate_empty": card(_on_theme(review, 0, findings=0)),
        "triangulate_alike": card(some.beside(some.notes[0], alike)),
        "triangulate_none_alike": card(few.beside(few.notes[0], ())),
        "triangulate_choose_note": choose_note_card(review, session, theme, some.notes),
        "triangulate_no_session": triangulate_card(review, None, few, press=_PRESS),
    }


def _findings(review: Review) -> Named:
    session = invented.team_session(review).id

    def card(hand: FindingAtHand, role: Role = Role.LEAD_PEER, *, problem: str = "", done: str = "") -> Card:
        return finding_card(review, session, hand, role, problem=problem, done=done)

    ready = _hand(review, FindingState.TRIANGULATED)
    few = _hand(review, FindingState.AGREED, cites=(5,))
    moved = "Somebody has changed finding 3 since this card was drawn (reworded), and that is kept."
    return {
        "finding": card(ready.model_copy(update={"alike": _alike(review)})),
        "finding_peer": card(ready, Role.PEER),
        "finding_done": card(ready, done="The notes question it now."),
        "finding_moved": card(ready, problem=moved),
        "finding_emerging": card(_hand(review, FindingState.EMERGING, cites=(5,))),
        "finding_falls_short": card(few, Role.CHALLENGE_MANAGER),
        "finding_parked": card(_hand(review, FindingState.PARKED)),
        "finding_presented": card(_hand(review, FindingState.PRESENTED)),
        "finding_joined": card(_hand(review, FindingState.EMERGING, joined_to=2)),
        "finding_withdrawn": card(_hand(review, FindingState.EMERGING, withdrawn=True)),
        "finding_long": card(_hand(review, FindingState.TRIANGULATED, cites=tuple(range(1, 200)))),
    }


def _forms(review: Review) -> Named:
    session, hand = invented.team_session(review).id, _hand(review, FindingState.TRIANGULATED)
    hand = hand.model_copy(update={"alike": _alike(review)})
    forms = {
        f"finding_form_{name}": finding_form(review, session, hand, name, filled={})
        for name in get_args(FormName)
    }
    alone = hand.model_copy(update={"others": (), "notes": (), "alike": ()})
    again = {"notes": "3", "text": "Jo Example said so."}
    return {
        **forms,
        "finding_form_notes_later": finding_form(review, session, hand, "notes", filled={}, page=2),
        "finding_form_notes_none": finding_form(review, session, alone, "notes", filled={}),
        "finding_form_off_none": finding_form(review, session, alone, "off", filled={}),
        "finding_form_merge_none": finding_form(review, session, alone, "merge", filled={}),
        "finding_form_split_none": finding_form(review, session, alone, "split", filled={}),
        "finding_form_split_problem": finding_form(
            review, session, hand, "split", filled=again, problem="Please take out “Jo Example”."
        ),
    }


def _thresholds(review: Review) -> Named:
    own = review.model_copy(update={"own_threshold": Threshold(sources=3, peers=2)})
    return {
        "threshold": threshold_card(review, mark="mark"),
        "threshold_saved": threshold_card(own, mark="mark", done=True),
        "threshold_problem": threshold_card(own, mark="mark", problem="Somebody has changed this since."),
    }


def _on_theme(review: Review, notes: int, *, findings: int) -> OnTheme:
    found = tuple(
        _finding(review, number=number, state=list(FindingState)[number % len(FindingState)])
        for number in range(1, findings + 1)
    )
    return OnTheme(
        theme=review.themes[0],
        notes=invented.observations(review, notes),
        findings=found,
        sessions={s.id: s for s in invented.sessions(review, 6)},
    )


def _hand(
    review: Review,
    state: FindingState,
    *,
    cites: tuple[int, ...] = (1, 2, 3, 9),
    joined_to: int | None = None,
    withdrawn: bool = False,
) -> FindingAtHand:
    finding = _finding(review, number=3, state=state).model_copy(
        update={"cites": cites, "joined_to": joined_to, "withdrawn": withdrawn}
    )
    notes = invented.observations(review, 220)
    gone = tuple(o.model_copy(update={"withdrawn": o.number in {2, 7}}) for o in notes)
    return FindingAtHand(
        finding=finding,
        notes=gone,
        others=tuple(_finding(review, number=n, state=FindingState.EMERGING) for n in (1, 5, 7)),
        sessions={s.id: s for s in invented.sessions(review, 6)},
        initials={p.id: p.initials for p in invented.people()},
    )


def _finding(review: Review, *, number: int, state: FindingState) -> Finding:
    text = invented.observations(review, number)[-1].text
    before = Content(text="The plan is known.", cites=(1,))
    at = invented.moment(review) - timedelta(minutes=10)
    made = Step(deed=FindingDeed.MADE, by=PersonId("lena"), at=at)
    return Finding(
        review=review.id,
        number=number,
        theme=review.themes[0].id,
        kind=ObservationKind.STRENGTH,
        text=text,
        cites=(1, 2, 3, 9),
        questions=(4, 6),
        state=state,
        parked_because="Another team is looking at this." if state is FindingState.PARKED else "",
        log=(made, Step(deed=FindingDeed.REWORDED, by=PersonId("alex"), at=at, before=before)),
    )


def _alike(review: Review) -> tuple[Alike, ...]:
    notes = invented.observations(review, 14)
    return (
        Alike(note=notes[12], why=_WHY[0]),
        Alike(note=notes[4], why=_WHY[1], together_in=(2,)),
    )
