"""Whatever can be set is in the table of settings, and nothing dangerous can be set by mistake."""

from pathlib import Path
from typing import Final

import pytest

from bot.from_settings import chat_link_of
from bot.settings import Settings, WrongSettings, misspelt, read_settings, variable
from bot.settings_table import table, with_table

CATALOGUED: Final = "22222222-3333-4444-8555-666666666666"
README: Final = Path(__file__).parents[2] / "README.md"


def test_the_table_of_settings_is_the_one_that_the_settings_write() -> None:
    readme = README.read_text("utf-8")

    assert table() in readme
    assert with_table(readme) == readme


def test_no_secret_has_a_value_in_the_table() -> None:
    secret = [name for name, field in Settings.model_fields.items() if "Secret" in str(field.annotation)]
    rows = [row for row in table().splitlines() if any(f"`{variable(name)}`" in row for name in secret)]

    assert [row for row in rows if "**" in row] == []
    assert len(rows) == len(secret)


@pytest.mark.parametrize(
    ("name", "here"),
    [
        ("CF_OPENID_METADATA_URL", "http://127.0.0.1:9000/.well-known/openidconfiguration"),
        ("CF_LOGIN_URL", "http://localhost:9000"),
        ("CF_GRAPH_URL", "http://[::1]:9000/v1.0"),
        ("CF_SERVICE_URL_ALLOW", "teams.example.net, 127.0.0.2"),
    ],
)
def test_microsoft_can_be_on_this_machine_only_where_this_machine_alone_is_served(
    monkeypatch: pytest.MonkeyPatch, name: str, here: str
) -> None:
    monkeypatch.setenv(name, here)

    with pytest.raises(WrongSettings) as refused:
        read_settings()
    monkeypatch.setenv("CF_LOCAL", "1")
    allowed = read_settings()

    assert refused.value.sentences == (
        f"{name} points at this machine, which is allowed only with CF_LOCAL=1: that is for tests.",
    )
    assert allowed.local is True


@pytest.mark.parametrize(
    ("named", "link"),
    [
        (
            {"teams_app_id": CATALOGUED, "tenant": "t-1"},
            f"https://teams.microsoft.com/l/app/{CATALOGUED}?tenantId=t-1",
        ),
        ({"app_id": "bot-1"}, "https://teams.microsoft.com/l/chat/0/0?users=28:bot-1"),
        ({}, ""),
    ],
    ids=["in the catalogue", "with an app id alone", "with nothing"],
)
def test_people_are_led_to_the_app_in_the_catalogue_or_else_to_a_chat(named: dict[str, str], link: str) -> None:
    assert chat_link_of(Settings.model_validate(named)) == link


@pytest.mark.parametrize(
    "address",
    ["http://login.example.net", "login.example.net", "https://", "https://me@login.example.net", "https://[x"],
)
def test_no_secret_is_sent_where_others_can_read_it(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("CF_LOGIN_URL", address)
    monkeypatch.setenv("CF_LOCAL", "1")

    with pytest.raises(WrongSettings, match="CF_LOGIN_URL is not an address that begins with https://"):
        read_settings()


def test_each_wrong_setting_is_named_and_none_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CF_PORT", "secret-words")
    monkeypatch.setenv("CF_PUBLIC_URL", "http://secret-words")

    with pytest.raises(WrongSettings) as wrong:
        read_settings()

    assert [told.split(" ", 1)[0] for told in wrong.value.sentences] == ["CF_PUBLIC_URL", "CF_PORT"]
    assert "secret-words" not in str(wrong.value)


def test_a_misspelt_setting_is_noticed_and_other_peoples_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CF_APPID", "x")
    monkeypatch.setenv("CF_INSTANCE_ADDR", "x")

    assert misspelt() == ("CF_APPID is no setting: CF_APP_ID may be meant.",)
