"""The storyboard is one page that needs nothing but itself."""

import re
from collections import Counter

from bot.rehearsal.outcome import Outcome
from bot.rehearsal.storyboard import storyboard


def test_every_message_stands_on_the_page_in_the_order_in_which_people_got_it(rehearsed: Outcome) -> None:
    page = storyboard(rehearsed)

    shown = re.findall(r'<div class="message to-[a-z0-9]+" id="(m\d+)">', page)

    assert shown == [d.posted for d in rehearsed.deliveries]


def test_the_page_asks_the_network_for_nothing_and_runs_no_script(rehearsed: Outcome) -> None:
    page = storyboard(rehearsed)

    assert re.findall(r"<(?:script|link|img|iframe|object)\b", page) == []
    assert re.findall(r"url\(|@import", page) == []
    assert re.findall(r'\bsrc="', page) == []


def test_every_id_on_the_page_is_used_once(rehearsed: Outcome) -> None:
    ids = Counter(re.findall(r'\bid="([^"]+)"', storyboard(rehearsed)))

    assert [i for i, times in ids.items() if times > 1] == []


def test_everybody_in_the_review_can_be_chosen(rehearsed: Outcome) -> None:
    page = storyboard(rehearsed)

    for member in rehearsed.cast.everybody:
        assert f'id="who-{member.seat}"' in page
        assert f"{member.name}, {member.role.value} (" in page


def test_each_time_is_on_the_clients_wall_with_its_zone(rehearsed: Outcome) -> None:
    page = storyboard(rehearsed)

    assert "10.45am BST, to" in page
    assert "9am GMT, to" in page
