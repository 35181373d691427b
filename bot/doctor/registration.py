"""Is the bot what Microsoft knows it as: its settings, and a token that is really given."""

from uuid import UUID

from bot.doctor.checked import Unwell
from bot.from_settings import teams_settings
from bot.settings import Settings, misspelt, variable
from bot.sign_in.credentials import tokens_for
from bot.teams.settings import AUDIENCE
from bot.wire import Wire


async def settings_are_right(settings: Settings) -> str:
    """Return that nothing is missing; raises `Unwell` naming each setting that is."""
    wrong = [*misspelt(), *(f"{variable(name)} is not set." for name in _missing(settings))]
    if settings.app_id and not _is_id(settings.app_id):
        wrong.append("CF_APP_ID is not an application (client) id as Microsoft Entra shows it.")
    if settings.local:
        wrong.append("CF_LOCAL is set, so nobody but this machine can reach the bot.")
    if wrong:
        raise Unwell(" ".join((*wrong, "The table of settings in README.md says what each is.")))
    return "Every setting that the bot needs is there."


async def a_token_is_given(settings: Settings) -> str:
    """Return that Microsoft's sign-in gave the bot a token; raises `Unwell`, `Unavailable` or `Refused`."""
    if missing := _registration_lacks(settings):
        raise Unwell(f"No token was asked for: set {' and '.join(map(variable, missing))} first.")
    wire = Wire()
    known = teams_settings(settings, local=False)
    tokens = tokens_for(known, wire, audience=AUDIENCE, tenant=known.signs_in_at)
    try:
        await tokens.current()
    finally:
        await tokens.close()
        await wire.close()
    return "Microsoft gave the bot a token for Teams."


def _missing(settings: Settings) -> list[str]:
    lacks = [name for name in ("public_url", "link_secret") if not _is_set(settings, name)]
    return [*_registration_lacks(settings), *lacks]


def _registration_lacks(settings: Settings) -> list[str]:
    needed = ["app_id", "tenant"] if settings.app_type != "MultiTenant" else ["app_id"]
    if settings.app_type == "UserAssignedMSI":
        needed.append("identity_endpoint")
    elif not settings.certificate:
        needed.append("app_password")
    return [name for name in needed if not _is_set(settings, name)]


def _is_set(settings: Settings, name: str) -> bool:
    value: object = getattr(settings, name)
    return bool(value.get_secret_value() if hasattr(value, "get_secret_value") else value)


def _is_id(words: str) -> bool:
    try:
        return str(UUID(words)) == words.lower()
    except ValueError:
        return False
