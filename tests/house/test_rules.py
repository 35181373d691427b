"""The rules of the house, as tests."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from bot.settings import Settings, variable

HERE: Final = Path(__file__).parents[2]
ROOMS: Final = ("bot", "cards", "scheduler", "manifest", "tests")
LAYOUT: Final = {"bot", "cards", "scheduler", "tests", "manifest", "pyproject.toml", "README.md"}


def files() -> list[Path]:
    return sorted(f for room in ROOMS for f in (HERE / room).rglob("*.py") if "node_modules" not in f.parts)


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def test_the_top_level_is_the_customers_layout() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
    )
    if tracked.returncode:
        pytest.skip("This is not a git checkout, so there is no list of files to look at.")

    top = {line.split("/")[0] for line in tracked.stdout.splitlines()}

    assert {name for name in top if not name.startswith(".")} == LAYOUT


def test_no_file_is_over_300_lines() -> None:
    long = {str(f.relative_to(HERE)): n for f in files() if (n := len(f.read_text("utf-8").splitlines())) > 300}

    assert long == {}


def test_no_function_is_over_40_lines() -> None:
    long = [
        f"{f.relative_to(HERE)}:{function.lineno} {function.name} ({length(function)})"
        for f in files()
        for function in functions(ast.parse(f.read_text("utf-8")))
        if length(function) > 40
    ]

    assert long == []


def test_every_init_holds_only_a_docstring() -> None:
    fuller = [
        str(f.relative_to(HERE))
        for f in files()
        if f.name == "__init__.py" and len(ast.parse(f.read_text("utf-8")).body) > 1
    ]

    assert fuller == []


def test_only_the_router_the_runner_and_the_doors_catch_everything() -> None:
    catching = {
        str(f.relative_to(HERE))
        for f in files()
        for node in ast.walk(ast.parse(f.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "Exception"))
    }

    assert catching <= {"bot/conversation/router.py", "scheduler/runner.py"}


def test_every_setting_is_in_the_readme() -> None:
    readme = (HERE / "README.md").read_text("utf-8")

    missing = [name for name in Settings.model_fields if f"`{variable(name)}`" not in readme]

    assert missing == []


@pytest.mark.parametrize("word", ["rating", "score", "grade"])
def test_nothing_in_the_domain_is_a_score(word: str) -> None:
    fields = [
        f"{f.stem}.{node.target.id}"
        for f in (HERE / "bot" / "domain").glob("*.py")
        for node in ast.walk(ast.parse(f.read_text("utf-8")))
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and word in node.target.id
    ]

    assert fields == []
