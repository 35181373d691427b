"""The storyboard is one page that needs nothing but itself."""

import re
from collections import Counter

from bot.rehearsal.outcome import Outcome
from bot.rehearsal.storyboard import storyboard


def test_every_message_stands_on_the_page_in_the_order_in_which_people_got_it(two_days: Outcome) -> None:
    page = storyboard(two_days)

    shown = re.findall(r'<div class="message to-[a-z0-9]+" id="(m\d+)">', page)

    assert shown == [d.posted for d in two_days.deliveries]


def test_the_page_asks_the_network_for_nothing_and_runs_no_script(two_days: Outcome) -> None:
    page = storyboard(two_days)

    assert re.findall(r"<(?:script|link|img|iframe|object)\b", page) == []
    assert re.findall(r"url\(|@import", page) == []
    assert re.findall(r'\bsrc="', page) == []


def test_every_id_on_the_page_is_used_once(two_days: Outcome) -> None:
    ids = Counter(re.findall(r'\bid="([^"]+)"', storyboard(two_days)))

    assert [i for i, times in ids.items() if times > 1] == []


def test_everybody_in_the_review_can_be_chosen(two_days: Outcome) -> None:
    page = storyboard(two_days)

    for member in two_days.cast.everybody:
        assert f'id="who-{member.seat}"' in page
        assert f"{member.name}, {member.role.value} (" in page


def test_each_time_is_on_the_clients_wall_with_its_zone(two_days: Outcome) -> None:
    page = storyboard(two_days)

    assert "9.45am BST, to" in page
    assert "9am GMT, to" in page


def test_a_finding_is_shown_being_questioned_and_split_and_the_split_undone(two_days: Outcome) -> None:
    weighed = [
        version.because.partition("pressed ")[2]
        for delivery in two_days.deliveries
        for version in delivery.versions
        if version.card.kind == "finding"
    ]

    number = weighed[0].rpartition(" ")[2]
    assert weighed == [
        f"“Open finding {number}",
        "“Add notes”.",
        "“Question it”.",
        "“Split it”.",
        "“Make two of it”.",
        "“Undo the last change”.",
    ]
    assert "The notes that you chose are a finding of their own now." in storyboard(two_days)
