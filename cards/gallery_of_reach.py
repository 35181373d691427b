"""Reaching people in the gallery: hello, tables, cards by other ways, and the pages of the web form."""

from datetime import time, timedelta
from typing import Final

from bot.domain.reach import Ladder, Proof, Reachability, Rung
from bot.domain.review import Review
from bot.domain.team import Person
from cards import capture, form, invented, nudge, reach
from cards.card import Card

_PAGE: Final = "https://bot.example/note/eyJyZXZpZXciOiJpbnZlbnRlZCJ9.invented"
_CHAT: Final = "https://teams.microsoft.com/l/chat/0/0?users=28:00000000-0000-0000-0000-000000000000"
_GROUPS: Final = ("Carers", "Front-line staff")
_FOREIGN: Final = "They are a guest of another organisation, for whom I cannot be added."
_BLOCKED: Final = "They have blocked me in Teams."


def reach_in_the_gallery(review: Review) -> dict[str, Card]:
    """Return the cards about reaching people, by name."""
    team, held = invented.people(), invented.sessions(review, 6)
    alex, peers = team[2], team[1:6]
    asked = capture.capture_card(review, held[4], press="invented-press", groups=_GROUPS)
    reminded = nudge.nudge_card(review, held[:3])
    page = reach.FormLink(url=_PAGE)
    pages = [reach.FormLink(url=_PAGE, title=s.title) for s in held[:3]]
    until = review.at(review.first_day + timedelta(days=1), time(23, 59))
    missed = (
        reach.Missed(name=alex.name, what=("briefing", "capture"), reason=_BLOCKED),
        reach.Missed(name=peers[2].name, what=("day sheet",), reason="It fell due too long ago."),
    )
    hello, among = reach.hello_card(review), reach.hello_card(review, chat_link=_CHAT)
    return {
        "reach_hello": hello,
        "reach_hello_channel": reach.among_team(among, alex, object_id="invented-object", forms=()),
        "reach_hello_letter": reach.hello_letter(review, _PAGE, chat_link=_CHAT),
        "reach_thanks": reach.thanks_card(review),
        "reach_table": reach.reach_card(review, _ladders(review, peers), chat_link=_CHAT),
        "reach_table_all": reach.reach_card(review, _ladders(review, peers[:1]), chat_link=_CHAT),
        "reach_not_today": reach.unreached_card(review, review.first_day, missed),
        "capture_channel": reach.among_team(asked, alex, object_id="invented-object", forms=[page]),
        "capture_channel_unknown": reach.among_team(asked, alex, object_id="", forms=()),
        "capture_letter": reach.by_post(asked, review, forms=[page]),
        "nudge_letter": reach.by_post(reminded, review, forms=pages),
        "form": form.as_form(asked, review=review, person=alex, until=until),
        "form_saved": form.form_saved_card(12, more=_PAGE),
        "form_nothing": form.form_saved_card(0, more=_PAGE),
        "form_gone": form.form_gone_card(),
        "form_later": form.form_later_card(),
    }


def _ladders(review: Review, peers: tuple[Person, ...]) -> tuple[tuple[Person, Ladder], ...]:
    known: tuple[tuple[tuple[Rung, Proof, str], ...], ...] = (
        ((Rung.PERSONAL, Proof.ANSWERED, ""),),
        ((Rung.PERSONAL, Proof.REFUSED, _BLOCKED), (Rung.CHANNEL, Proof.ANSWERED, "")),
        ((Rung.PERSONAL, Proof.REFUSED, _BLOCKED), (Rung.CHANNEL, Proof.TAKEN, "")),
        ((Rung.PERSONAL, Proof.NOT_INSTALLED, _FOREIGN), (Rung.EMAIL, Proof.TAKEN, "")),
        ((Rung.PERSONAL, Proof.INSTALLED, ""), (Rung.CHANNEL, Proof.TAKEN, "")),
        (),
    )
    return tuple(
        (
            person,
            Ladder(
                person=person.id,
                known=tuple(
                    Reachability(review=review.id, person=person.id, rung=rung, proof=proof, reason=reason)
                    for rung, proof, reason in ways
                ),
            ),
        )
        for person, ways in zip(peers, known, strict=False)
    )
