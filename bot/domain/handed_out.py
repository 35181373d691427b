"""What is handed out of a board as a table: all of it to the team, and to the client only what names nobody."""

from bot.domain.frozen import Frozen
from bot.domain.observation import Observation


class Noted(Frozen):
    """One observation as the team has it in a table."""

    number: int
    theme: str
    kind: str
    text: str
    example: str
    source: str
    initials: str
    late: bool


class Found(Frozen):
    """One finding as the team has it in a table; its strength is said in words."""

    number: int
    theme: str
    kind: str
    state: str
    text: str
    strength: str
    cites: tuple[int, ...]
    questions: tuple[int, ...]
    parked_because: str


class TeamTable(Frozen):
    """The board of a review, for the team alone; what was taken back is not in it."""

    client: str
    noted: tuple[Noted, ...]
    found: tuple[Found, ...]


class ClientFinding(Frozen):
    """One finding as the client may have it: no field here could say who or what it rests on (R65)."""

    theme: str
    kind: str
    text: str


class ClientTable(Frozen):
    """The findings of a review that the client may have."""

    client: str
    findings: tuple[ClientFinding, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """What somebody wrote, each text once."""
        return tuple(dict.fromkeys(f.text for f in self.findings))


def noted(observation: Observation, *, theme: str, source: str) -> Noted:
    """Return an observation for the team's table; `source` is where it was heard or read, in words."""
    return Noted(
        number=observation.number,
        theme=theme,
        kind=observation.kind.value,
        text=observation.text,
        example=observation.example,
        source=source,
        initials=observation.initials,
        late=observation.late,
    )
