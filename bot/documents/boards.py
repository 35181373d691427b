"""The board as files: for the team all of it, and for the client the findings without anybody in them."""

from typing import Final

from bot.documents.tables import Table, as_csv, workbook
from bot.domain.handed_out import ClientTable, TeamTable
from bot.ports.files import Document

_NOTED: Final = ("Number", "Theme", "Kind", "Observation", "Example", "Source", "Initials", "Late")
_FOUND: Final = (
    *("Number", "Theme", "Kind", "State", "Finding", "Stands on"),
    *("Observations", "Questioned by", "Parked because"),
)
_TOLD: Final = ("Theme", "Kind", "Finding")


def team_files(table: TeamTable) -> tuple[Document, ...]:
    """Return the board as one workbook and as a CSV for each of its sheets."""
    noted = Table(
        title="Observations",
        columns=_NOTED,
        rows=tuple(
            (n.number, n.theme, n.kind, n.text, n.example, n.source, n.initials, "late" if n.late else "")
            for n in table.noted
        ),
    )
    found = Table(
        title="Findings",
        columns=_FOUND,
        rows=tuple(
            (
                *(f.number, f.theme, f.kind, f.state, f.text, f.strength),
                *(_listed(f.cites), _listed(f.questions), f.parked_because),
            )
            for f in table.found
        ),
    )
    return (
        Document(name="board-for-the-team.xlsx", content=workbook([noted, found])),
        Document(name="observations-for-the-team.csv", content=as_csv(noted)),
        Document(name="findings-for-the-team.csv", content=as_csv(found)),
    )


def client_files(table: ClientTable) -> tuple[Document, ...]:
    """Return the findings as a workbook and as CSV."""
    told = Table(title="Findings", columns=_TOLD, rows=tuple((f.theme, f.kind, f.text) for f in table.findings))
    return (
        Document(name="findings-for-the-client.xlsx", content=workbook([told])),
        Document(name="findings-for-the-client.csv", content=as_csv(told)),
    )


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(str(number) for number in numbers)
