"""The Teams app package that is made from `manifest/` is one that Teams takes."""

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any, Final

import pytest

from bot.conversation.commands import Command
from bot.conversation.saying import COMMANDS
from bot.domain.errors import ReviewError
from manifest.packing import pack

HERE: Final = Path(__file__).parents[2] / "manifest"
CHECK: Final = Path(__file__).parents[3] / "shared" / "tools" / "manifest_check" / "check_manifest.py"
APP: Final = "11111111-2222-4333-8444-555555555555"


def packed(
    *, app_id: str = APP, public_url: str = "https://reviews.example.org", developer: str = "Saltmarsh Council"
) -> bytes:
    return pack(app_id=app_id, public_url=public_url, developer=developer)


def inside(package: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return json.loads(archive.read(name))


@pytest.fixture
def manifest() -> Any:
    """Return the manifest as it is packed."""
    return inside(packed(), "manifest.json")


def lists(manifest: Any) -> dict[str, dict[str, str]]:
    """Return what each command is said to do, by the scope in which Teams offers it."""
    return {
        scope: {c["title"]: c["description"] for c in listed["commands"]}
        for listed in manifest["bots"][0]["commandLists"]
        for scope in listed["scopes"]
    }


def as_teams_shows(command: Command) -> str:
    """Return what is said of a command, with what is to be filled in."""
    return command.what if command.words == command.name else f"{command.what}: {command.words}"


def test_the_package_passes_the_published_schema_and_the_documented_rules(tmp_path: Path) -> None:
    if not CHECK.exists():
        if os.environ.get("CI") == "true":
            pytest.fail("The manifest check is not beside the checkout.")
        pytest.skip("The manifest check is not beside the checkout.")
    package = tmp_path / "app.zip"
    package.write_bytes(packed())

    checked = subprocess.run([sys.executable, CHECK, package], capture_output=True, text=True, check=False)

    assert checked.stdout.splitlines() == [
        f"{package}: manifestVersion 1.25, 0 errors, 0 warnings (newest schema here: 1.30)"
    ]


def test_the_package_names_the_bot_its_address_and_whose_it_is(manifest: Any) -> None:
    named = (
        manifest["id"],
        manifest["bots"][0]["botId"],
        manifest["webApplicationInfo"],
        manifest["validDomains"],
        manifest["developer"],
    )

    assert named == (
        APP,
        APP,
        {"id": APP, "resource": f"api://botid-{APP}"},
        ["reviews.example.org"],
        {
            "name": "Saltmarsh Council",
            "websiteUrl": "https://reviews.example.org/",
            "privacyUrl": "https://reviews.example.org/privacy",
            "termsOfUseUrl": "https://reviews.example.org/terms",
        },
    )


def test_the_same_settings_make_the_same_package() -> None:
    assert packed() == packed()


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"app_id": ""}, "CF_APP_ID"),
        ({"app_id": "critical-friend"}, "CF_APP_ID"),
        ({"app_id": "00000000-0000-0000-0000-000000000000"}, "CF_APP_ID"),
        ({"public_url": ""}, "CF_PUBLIC_URL"),
        ({"public_url": "http://reviews.example.org"}, "CF_PUBLIC_URL"),
        ({"public_url": "https://localhost"}, "CF_PUBLIC_URL"),
        ({"public_url": "https://127.0.0.1"}, "CF_PUBLIC_URL"),
        ({"public_url": "https://reviews.example.org:3978"}, "CF_PUBLIC_URL"),
        ({"public_url": "https://[reviews"}, "CF_PUBLIC_URL"),
        ({"developer": " "}, "--by"),
        ({"developer": "Saltmarsh and District Health and Care Partnership"}, "--by"),
    ],
)
def test_a_setting_that_teams_would_not_take_is_named(wrong: dict[str, str], named: str) -> None:
    with pytest.raises(ReviewError, match=named):
        packed(**wrong)


def test_the_bot_asks_when_meetings_end_and_not_what_people_say_or_who_came(manifest: Any) -> None:
    asked = {p["name"] for p in manifest["authorization"]["permissions"]["resourceSpecific"]}

    assert asked == {
        "OnlineMeeting.ReadBasic.Chat",
        "ChannelMeeting.ReadBasic.Group",
        "ChatMember.Read.Chat",
        "TeamMember.Read.Group",
    }


@pytest.mark.parametrize("scope", ["personal", "team", "groupChat"])
def test_each_command_is_offered_where_it_is_answered_in_the_words_of_the_help(
    manifest: Any, scope: str
) -> None:
    answered = {c.name: as_teams_shows(c) for c in COMMANDS if scope in c.scopes and c.in_menu}

    assert lists(manifest)[scope] == answered


def test_whatever_teams_shows_in_english_it_can_show_in_welsh(manifest: Any) -> None:
    welsh = inside(packed(), "cy-gb.json")
    descriptions = [
        f"bots[0].commandLists[{i}].commands[{j}].description"
        for i, listed in enumerate(manifest["bots"][0]["commandLists"])
        for j, _ in enumerate(listed["commands"])
    ]
    names = ["name.short", "name.full", "description.short", "description.full"]

    assert sorted(welsh) == sorted(["$schema", *names, *descriptions])


def test_the_bot_can_be_sent_the_timetable_as_a_file(manifest: Any) -> None:
    assert manifest["bots"][0]["supportsFiles"] is True


def test_the_bot_may_be_added_to_shared_and_private_channels(manifest: Any) -> None:
    assert manifest["supportsChannelFeatures"] == "tier1"
