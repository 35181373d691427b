"""Whatever is kept about people is told on the privacy page, and whatever is promised there is checked."""

import ast
from collections import Counter
from dataclasses import fields
from pathlib import Path
from typing import Final

import pytest

from bot.ports.all import Ports
from bot.privacy.facts import facts
from bot.settings import Settings, variable
from bot.store.destruction import TAKEN_OUT
from bot.store.tables import metadata
from bot.web.privacy import privacy_page

HERE: Final = Path(__file__).parents[2]
FACTS: Final = facts()


def names_of_tests() -> frozenset[str]:
    return frozenset(
        node.name
        for file in (HERE / "tests").rglob("test_*.py")
        if "node_modules" not in file.parts
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def test_every_table_is_named_on_the_privacy_page() -> None:
    named = Counter(table for kept in FACTS.kept for table in kept.tables)

    assert named == Counter(metadata.tables.keys())
    assert [table for table in metadata.tables if f"<code>{table}</code>" not in privacy_page()] == []


def test_every_place_to_which_words_go_is_named_on_the_privacy_page() -> None:
    named = {port for goes in FACTS.goes for port in goes.ports}

    assert named == {field.name for field in fields(Ports)}


def test_what_is_destroyed_whole_is_said_to_end_with_the_review() -> None:
    outlives = [kept for kept in FACTS.kept if "end of the review" not in kept.until.casefold()]

    promised = {table for kept in outlives for table in kept.tables}

    assert promised & {table.name for table in TAKEN_OUT.values()} == set()


def test_every_control_is_held_by_a_test_or_a_setting() -> None:
    there = names_of_tests() | {variable(name) for name in Settings.model_fields}
    named = {held for p in FACTS.principles for c in p.controls for held in c.held_by}

    assert named - there == set()
    assert [c.does for p in FACTS.principles for c in p.controls if not c.held_by] == []


def test_the_eight_principles_each_have_their_articles_and_controls() -> None:
    told = [(bool(p.articles), bool(p.controls)) for p in FACTS.principles]

    assert told == [(True, True)] * 8


@pytest.mark.parametrize("kept", FACTS.kept, ids=lambda kept: kept.name)
def test_a_table_that_keys_people_counts_as_personal(kept: object) -> None:
    columns = {
        column.name
        for name in kept.tables  # type: ignore[attr-defined] # one of the facts
        for column in metadata.tables[name].columns
    }

    if columns & {"person", "peer", "folded_email", "email_mark", "object_id"}:
        assert kept.personal is True  # type: ignore[attr-defined] # one of the facts
