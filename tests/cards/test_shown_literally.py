"""What people write is shown as they wrote it, on a card, a web page, in an e-mail and in a document."""

import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, Final

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.documents.presentation import write_presentation
from bot.documents.report import write_report
from bot.domain.report_facts import Edition, ReportFacts
from bot.domain.visible import visible
from cards.card import Card
from cards.email import email
from cards.html import draw
from cards.plain import plain
from tests.builders import FIRST_DAY
from tests.cards.hostile import LINK, a_feedback, hostile_cards
from tests.cards.walking import nodes

PIECES: Final = (
    "<at>Everyone</at>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&lt;b&gt;",
    "[link](javascript:a)", "<javascript:alert(1)>", "![p](data:image/png;base64,AA)", "\n# heading",
    "\n- item", "\n1. first", "\n> quote", "\n```\ncode\n```", "`code`", "**bold**", "_under_", "~~struck~~",
    "| a | b |\n|---|---|", "${client}", "${if(true)}",
    "{{DATE(2026-06-09T08:00:00Z, SHORT)}}", "{{TIME(2026-06-09T08:00:00Z)}}", "=HYPERLINK(1)", "\u202egnp.exe",
    "zero\u200bwidth", "\u2066left\u2069", "soft\u00adhyphen", "\x00\x07\x1b[31m", "\u2028", "]]>",
    '" onx="1', "\ufffe",
    "{% raw %}", "{0}", "{client}", "%s", "\\", "http://a.example", "R&D", "3 * 4", "words",
)  # fmt: skip
EVERYTHING: Final = " ".join(PIECES)
EDITION: Final = Edition(name="Draft 1, for peers", day=FIRST_DAY)
ALIVE: Final = frozenset(
    {"link_open", "image", "html_inline", "html_block", "code_inline", "code_block", "fence", "heading_open",
     "table_open", "blockquote_open", "ordered_list_open", "hr", "s_open"}
)  # fmt: skip
"""Markdown that none of our own sentences uses."""

MARKDOWN: Final = MarkdownIt("commonmark").enable(["table", "strikethrough"])
FUNCTION: Final = re.compile(r"\{\{\s*(?:DATE|TIME)|\$\{|<at>", re.IGNORECASE)
SHOWN: Final = ("text", "title", "value", "label", "fallbackText", "speak", "placeholder", "errorMessage")
UNSEEN: Final = re.compile(
    "[\u200b\u202a-\u202e\u2066-\u2069\u00ad\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ud800-\udfff]"
)

hostile = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(" ".join)


LIVING: Final = re.compile(r'TargetMode="External"|<w:hyperlink|<a:hlinkClick|<w:fldSimple|<w:instrText')
"""What is more than words in an Office file; our own page numbers are."""

NEVER_DRAWN: Final = frozenset(
    {"script", "img", "iframe", "style", "object", "at", "b", "code", "pre", "table", "hr"}
)


class Tags(HTMLParser):
    """Gathers the elements of a page and what would run in it."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.running: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.names.add(tag)
        for name, value in attrs:
            if name.startswith("on") or (name in {"href", "src", "action"} and value not in {LINK, "/here"}):
                self.running.append(f"{tag} {name}={value}")


def strings(card: Card) -> Iterator[tuple[dict[str, Any], str]]:
    """Return every string of a card that Teams draws; what stands in a box is never read as more."""
    every = list(nodes(card.as_teams()))
    offered = [id(choice) for node in every for choice in node.get("choices", ())]
    for node in every:
        for field in SHOWN:
            said = node.get(field)
            is_sent_back = field == "value" and (id(node) in offered or "type" in node)
            if isinstance(said, str) and not is_sent_back:
                yield node, said


def alive_in(words: str) -> set[str]:
    tokens = [t for block in MARKDOWN.parse(words) for t in (block, *(block.children or ()))]
    return {token.type for token in tokens} & ALIVE


def in_pages(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    return tags


@settings(deadline=None, max_examples=6, derandomize=True)
@given(hostile)
@example(EVERYTHING)
def test_nothing_that_is_written_comes_alive_on_a_card(said: str) -> None:
    alive = [
        f"{name}: {words[:80]}"
        for name, card in hostile_cards(said).items()
        for node, words in strings(card)
        if FUNCTION.search(words)
        or UNSEEN.search(words.replace("\n", ""))
        or (node.get("type") == "TextBlock" and alive_in(words))
    ]

    assert alive == []


@settings(deadline=None, max_examples=6, derandomize=True)
@given(hostile)
@example(EVERYTHING)
def test_nothing_that_is_written_comes_alive_on_a_page_or_in_an_e_mail(said: str) -> None:
    cards = hostile_cards(said).values()

    pages = [in_pages(str(draw(card, action="/here"))) for card in cards]
    letters = [email(card) for card in cards]
    mailed = [in_pages(html) for _, html, _ in letters]

    drawn = set().union(*(page.names for page in (*pages, *mailed)))
    assert (
        drawn & {"script", "img", "iframe", "style", "svg", "object", "at", "b", "code", "pre", "table", "hr"}
        == set()
    )
    assert [found for page in (*pages, *mailed) for found in page.running] == []
    assert [subject for subject, _, _ in letters if UNSEEN.search(subject) or "\n" in subject] == []
    assert [text for _, _, text in letters if UNSEEN.search(text)] == []


def test_what_is_written_can_be_read_word_for_word() -> None:
    cards = hostile_cards(EVERYTHING)
    as_read = " ".join(visible(EVERYTHING).split())

    missing = [
        name
        for name in ("saved", "board", "summary", "final", "evening_check", "notice", "set_up_done")
        if as_read not in plain(cards[name])
    ]

    assert missing == []


def inside_documents(said: str) -> str:
    """Return everything that stands in the presentation and the report."""
    feedback = a_feedback(said)
    report = write_report(ReportFacts(feedback=feedback), edition=EDITION)
    return "".join(
        archive.read(part).decode("utf-8", "replace")
        for written in (write_presentation(feedback), report)
        for archive in [zipfile.ZipFile(io.BytesIO(written.content))]
        for part in archive.namelist()
        if part.endswith((".xml", ".rels"))
    )


def test_nothing_that_is_written_comes_alive_in_a_document() -> None:
    hostile_words, plain_words = inside_documents(EVERYTHING), inside_documents("words")

    assert LIVING.findall(hostile_words) == LIVING.findall(plain_words)
    assert UNSEEN.search(re.sub(r"[\r\n]", "", hostile_words)) is None
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in hostile_words
