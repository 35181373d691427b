"""A review that is set up from a file: what may stand in it, and an example to begin with."""

import tomllib
from datetime import date, time
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from bot.domain.errors import Incomplete, NotFound, ReviewError
from bot.setting_up.answers import Answers

EXAMPLE: Final = """\
# A review for `critical-friend new --from THIS_FILE`. Change what stands here.

# The local system that is reviewed.
client = "Riverbank Integrated Care System"

# The kind of review; `critical-friend methods` lists them.
method = "place-review"

# The days, on the client's clock; leave out the last one where there is one day.
first_day = 2027-03-09
last_day = 2027-03-11
zone = "Europe/London"

# Whose bank holidays count, where the zone does not tell: Scotland, or a code such as IE.
country = ""

# How people meet where the timetable does not say: remote, hybrid or on site.
mode = "remote"

# The scope, as it was agreed with the client.
scope = "How well partners work together for people leaving hospital."

# The client's own questions. Each becomes a theme; a short name for buttons and a colon may come first.
questions = [
  "Discharge: How soon do people leave hospital once they are well?",
]

# Role, name, e-mail address and, if you like, initials. The first challenge manager owns the review.
# Roles: challenge manager, lead peer, peer, system lead. Their Teams accounts are known by these addresses.
people = [
  "challenge manager, Cora Example, cora@example.org, CE",
  "lead peer, Lena Example, lena@example.org, LE",
  "peer, Alex Example, alex@example.org, AE",
  "system lead, Sam Example, sam@client.example, SE",
]

# The mailbox that sends the meetings; the challenge manager's own unless there is one.
organiser = ""

# When the team catches up each day at the latest, and the hours in which nobody is written to
# about what may wait; as the kind of review has them where nothing stands here.
catch_up = "16:30"
quiet = "20:00 to 07:00"
"""


def answers_in(path: Path) -> Answers:
    """Return what a file says; raises `ReviewError` with a sentence about what is wrong in it."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as wrong:
        raise NotFound(f"I cannot read {path}: {wrong.strerror}.") from None
    except UnicodeDecodeError:
        raise ReviewError(f"{path.name} is not text in UTF-8.") from None
    except tomllib.TOMLDecodeError as wrong:
        raise ReviewError(f"{path.name} is not written as TOML: {wrong}.") from None
    dated = {name: _as_words(value) for name, value in told.items()}
    try:
        return Answers.model_validate(dated)
    except ValidationError as wrong:
        raise Incomplete(_sentence(path.name, wrong)) from None


def _as_words(value: object) -> object:
    return value.isoformat() if isinstance(value, date | time) else value


def _sentence(name: str, wrong: ValidationError) -> str:
    """Say what is wrong first, without the value that stands there."""
    fault = wrong.errors(include_input=False, include_url=False)[0]
    field = str(fault["loc"][0])
    if fault["type"] == "extra_forbidden":
        known = ", ".join(Answers.model_fields)
        return f"{name} says “{field}”, which I do not know. It may say: {known}."
    kind = (
        "a list of lines in quotation marks" if field in {"people", "questions"} else "words in quotation marks"
    )
    return f"In {name}, “{field}” is to be {kind}."
