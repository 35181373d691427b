"""The table in the scheduler's README says what the rules are."""

from pathlib import Path

from scheduler.agenda.rules import RULES

README = Path(__file__).parents[2] / "scheduler" / "README.md"


def test_the_table_of_what_time_brings_has_the_rules_of_every_kind() -> None:
    lines = README.read_text("utf-8").partition("## What time brings")[2].partition("\n## ")[0].splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]

    told = {row[0]: tuple(row[3:]) for row in rows[2:]}

    purposes = {kind: str(kind.model_fields["purpose"].default) for kind in RULES}
    assert told == {
        purposes[kind]: (rule.useful.value, rule.at_night.value, rule.once.value)
        for kind, rule in RULES.items()
    }
