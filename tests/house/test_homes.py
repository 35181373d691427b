"""Each foreign SDK has one home, whatever modules are added."""

import ast
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parents[2]
ARCHIVED: Final = frozenset({"botbuilder", "botframework", "msrest", "microsoft_agents"})
AT_HOME: Final = ("bot/teams/", "tests/teams/", "tests/benchmarks/")


def imported(file: Path) -> set[str]:
    """Return the packages that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def test_nothing_outside_the_teams_room_imports_botbuilder() -> None:
    files = [
        f for room in ("bot", "cards", "scheduler", "manifest", "tests") for f in (HERE / room).rglob("*.py")
    ]
    strangers = {
        name
        for file in files
        if not (name := file.relative_to(HERE).as_posix()).startswith(AT_HOME)
        and "node_modules" not in file.parts
        and imported(file) & ARCHIVED
    }

    assert strangers == set()
