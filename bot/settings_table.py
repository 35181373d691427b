"""The table of settings in README.md, written from the settings themselves: `poe settings`."""

import re
from pathlib import Path
from typing import Final

from pydantic import SecretStr

from bot.settings import Settings, variable

_BEGINS: Final = "<!-- settings: written by `poe settings` -->"
_ENDS: Final = "<!-- end of settings -->"


def table() -> str:
    """Return every setting with what it is and what happens unless it is set."""
    return "\n".join(
        ("| setting | what it is | unless set |", "|---|---|---|", *map(_row, Settings.model_fields))
    )


def with_table(readme: str) -> str:
    """Return a text with the table between its marks as it should be."""
    between = re.compile(f"{re.escape(_BEGINS)}.*?{re.escape(_ENDS)}", re.DOTALL)
    return between.sub(lambda _: f"{_BEGINS}\n{table()}\n{_ENDS}", readme)


def _row(name: str) -> str:
    setting = Settings.model_fields[name]
    told = (setting.description or "").rstrip(".")
    more = setting.json_schema_extra
    unless = more.get("unless") if isinstance(more, dict) else None
    return f"| `{variable(name)}` | {told} | {unless or _value(setting.default)} |"


def _value(default: object) -> str:
    match default:
        case "" | SecretStr() | None:
            return "nothing"
        case bool():
            return f"`{int(default)}`"
        case _:
            return f"`{default}`"


if __name__ == "__main__":
    file = Path(__file__).parents[1] / "README.md"
    file.write_text(with_table(file.read_text("utf-8")), "utf-8")
