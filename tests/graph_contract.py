"""The contract of Microsoft Graph, as far as the bot speaks with it; it lies beside the checkout, not in it."""

import importlib.util
import json
import os
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

CONTRACTS: Final = Path(__file__).parents[2] / "shared" / "contracts"


def contract_is_here() -> bool:
    """Say whether the contract lies beside this checkout."""
    return (CONTRACTS / "graph_contract_check.py").exists()


def require_contract() -> None:
    """Skip the test where the contract is absent; on the build machine that is a failure."""
    if contract_is_here():
        return
    if os.environ.get("CI") == "true":
        pytest.fail("The Graph contract is absent, and the build machine must have it.")
    pytest.skip("The Graph contract does not lie beside this checkout.")


def breaches(exchanges: list[dict[str, Any]]) -> list[str]:
    """Return what in these exchanges Microsoft Graph would not have said or accepted."""
    contract = _contract()
    return [problem for exchange in exchanges for problem in contract.check(exchange)]


def notification_breaches(notification: dict[str, Any]) -> list[str]:
    """Return what in this announcement Microsoft Graph would not have said."""
    problems: list[str] = _contract().check_notification(notification)
    return problems


@cache
def _contract() -> Any:
    spec = importlib.util.spec_from_file_location("graph_contract_check", CONTRACTS / "graph_contract_check.py")
    assert spec is not None
    assert spec.loader is not None
    checker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(checker)
    subset = json.loads((CONTRACTS / "graph-subset.openapi.json").read_text(encoding="utf-8"))
    return checker.GraphContract(subset)
