"""Words as a reader sees them."""

import pytest

from bot.domain.visible import visible


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("gnp\u202egpj.exe", "gnpgpj.exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("a\x00\x1b[31mb\x7f", "a[31mb"),
        ("one\ntwo\r\nthree\tfour", "one\ntwo\r\nthree\tfour"),
        ("one\u2028two\x0bthree", "one\ntwo\nthree"),
        ("\ud800\ufffe\ufdd0", ""),
        ("Penblwydd hapus i Siân 👩‍👩‍👧 ✅", "Penblwydd hapus i Siân 👩‍👩‍👧 ✅"),
        ("\u3164\u2800", ""),
    ],
)
def test_what_cannot_be_seen_is_left_out_and_the_rest_stays(typed: str, seen: str) -> None:
    assert visible(typed) == seen
