"""The Teams app package that is made from `manifest/` is one that Teams takes."""

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

HERE = Path(__file__).parents[2] / "manifest"
CHECK = Path(__file__).parents[3] / "shared" / "tools" / "manifest_check" / "check_manifest.py"
PACKED = ("manifest.json", "color.png", "outline.png")


@pytest.fixture
def manifest() -> Any:
    """Return the template."""
    return json.loads((HERE / "manifest.json").read_text("utf-8"))


def test_the_package_passes_the_published_schema_and_the_documented_rules(tmp_path: Path) -> None:
    if not CHECK.exists():
        if os.environ.get("CI") == "true":
            pytest.fail("The manifest check is not beside the checkout.")
        pytest.skip("The manifest check is not beside the checkout.")
    for name in PACKED:
        copy(HERE / name, tmp_path)

    checked = subprocess.run(
        [sys.executable, CHECK, tmp_path, "--placeholders"], capture_output=True, text=True, check=False
    )

    assert checked.stdout.splitlines() == [
        f"{tmp_path}: manifestVersion 1.25, 0 errors, 0 warnings (newest schema here: 1.30)"
    ]


def test_the_bot_asks_when_meetings_end_and_not_what_people_say_or_who_came(manifest: Any) -> None:
    asked = {p["name"] for p in manifest["authorization"]["permissions"]["resourceSpecific"]}

    assert asked == {
        "OnlineMeeting.ReadBasic.Chat",
        "ChannelMeeting.ReadBasic.Group",
        "ChatMember.Read.Chat",
        "TeamMember.Read.Group",
    }


def test_no_command_is_offered_in_a_meeting_chat_that_would_show_the_client_the_teams_notes(
    manifest: Any,
) -> None:
    offered = {
        scope: [c["title"] for c in lists["commands"]]
        for lists in manifest["bots"][0]["commandLists"]
        for scope in lists["scopes"]
    }

    assert offered == {
        "personal": ["help", "today", "calendar", "note", "board", "catch up"],
        "team": ["help", "today", "note", "board", "catch up"],
        "groupChat": ["help"],
    }


def test_the_bot_can_be_sent_the_timetable_as_a_file(manifest: Any) -> None:
    assert manifest["bots"][0]["supportsFiles"] is True
