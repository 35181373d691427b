"""A board leaves as tables in which nothing calculates, and the client's names nobody."""

import csv
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from bot.documents.office import OfficeDocuments
from bot.domain.attribution import Guard
from bot.domain.errors import Attributable, OutOfDate
from bot.domain.finding import FindingState
from bot.domain.gate import Gate
from bot.domain.handed_out import ClientFinding, ClientTable, Found, Noted, TeamTable
from bot.domain.review import Stage
from bot.ports.files import Document
from bot.usecases.hand_out_board import hand_out_board, write_tables
from tests.builders import NINE, a_finding, a_new_observation
from tests.room import Room

HOSTILE = (
    '=HYPERLINK("https://x.example","here")', "+1+1", "-2+3|cmd", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1",
    "\u200b=1+1", "＝1+1", "#REF!", '",=1+1,"', "bell\x07 and\x00 nothing",
    "two\r\nlines", "|calc", "x" * 40_000,
)  # fmt: skip
INERT = [
    '\'=HYPERLINK("https://x.example","here")', "'+1+1", "'-2+3|cmd", "'@SUM(A1)", "'=1+1", "'=1+1", "'=1+1",
    "'=1+1", "'＝1+1", "#REF!", '",=1+1,"', "bell and nothing", "two\nlines", "'|calc", "x" * 32_000,
]  # fmt: skip


def a_hostile_table() -> TeamTable:
    noted = tuple(
        Noted(number=n, theme=said, kind=said, text=said, example=said, source=said, initials=said, late=True)
        for n, said in enumerate(HOSTILE, start=1)
    )
    found = Found(
        number=1, theme="T", kind="strength", state="agreed", text=HOSTILE[0], strength="Stands on 2 sources.",
        cites=(1, 2), questions=(3,), parked_because=HOSTILE[1],
    )  # fmt: skip
    return TeamTable(client="=Borough", noted=noted, found=(found,))


async def files_of(table: TeamTable) -> dict[str, bytes]:
    return {d.name: d.content for d in await OfficeDocuments().team_tables(table)}


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


async def test_no_cell_of_a_workbook_is_a_formula_whatever_was_typed() -> None:
    files = await files_of(a_hostile_table())

    book = load_workbook(BytesIO(files["board-for-the-team.xlsx"]))
    words = [c for sheet in book for row in sheet.iter_rows(min_row=2) for c in row if isinstance(c.value, str)]
    assert {(c.data_type, c.quotePrefix) for c in words} == {("s", True)}
    with ZipFile(BytesIO(files["board-for-the-team.xlsx"])) as packed:
        assert [name for name in packed.namelist() if b"<f>" in packed.read(name)] == []


async def test_no_cell_of_a_csv_begins_as_a_formula_does() -> None:
    rows = rows_of((await files_of(a_hostile_table()))["observations-for-the-team.csv"])

    assert [row[3] for row in rows[1:]] == INERT
    assert [len(row) for row in rows] == [8] * (len(HOSTILE) + 1)


async def test_a_csv_says_that_it_is_utf_8() -> None:
    files = await files_of(a_hostile_table())

    starts = {content[:3] for name, content in files.items() if name.endswith(".csv")}
    assert starts == {b"\xef\xbb\xbf"}


async def test_the_same_board_gives_the_same_bytes() -> None:
    first, again = await files_of(a_hostile_table()), await files_of(a_hostile_table())

    with ZipFile(BytesIO(first["board-for-the-team.xlsx"])) as packed:
        properties = packed.read("docProps/core.xml")
    assert (first == again, b"modified" in properties) == (True, False)


async def test_a_text_that_names_somebody_is_not_written_for_the_client() -> None:
    told = ClientFinding(theme="T", kind="strength", text="Rosalind Achterberg said so.")
    gate = Gate(guard=Guard(("Rosalind Achterberg",)))

    with pytest.raises(Attributable):
        await OfficeDocuments().client_tables(ClientTable(client="B", findings=(told,)), gate=gate)


async def furnish(room: Room) -> None:
    async with room.ports.store.work() as work:
        for number in range(1, 4):
            await work.observations.add(a_new_observation(press=f"p{number}", text=f"Point {number}."))
        withdrawn = await work.observations.get(room.review.id, 3)
        await work.observations.save(withdrawn.model_copy(update={"withdrawn": True}))
        agreed = FindingState.AGREED
        await work.findings.save(a_finding(number=1, text="Only one has said this.", cites=(1,)))
        await work.findings.save(a_finding(number=2, text="Partners share plans.", state=agreed, cites=(1, 2)))
        named = "Rosalind Achterberg leads well."
        await work.findings.save(a_finding(number=3, text=named, state=agreed, cites=(1, 2)))


async def handed_out(room: Room) -> tuple[dict[str, Document], Any]:
    async with room.ports.store.work() as work:
        review = await work.reviews.get(room.review.id)
        told = await hand_out_board(review, work=work, now=NINE)
    return {d.name: d for d in await write_tables(told, documents=OfficeDocuments())}, told


async def test_the_team_gets_all_that_stands_and_the_client_no_hint_of_who(room: Room) -> None:
    await furnish(room)

    files, told = await handed_out(room)

    team = rows_of(files["observations-for-the-team.csv"].content)
    client = rows_of(files["findings-for-the-client.csv"].content)
    assert [(row[0], row[3], row[6]) for row in team[1:]] == [("1", "Point 1.", "AI"), ("2", "Point 2.", "AI")]
    assert [row[0] for row in rows_of(files["findings-for-the-team.csv"].content)[1:]] == ["1", "2", "3"]
    warned = (2,) if told.left_out == (2, 3) else ()
    assert client == [
        ["Theme", "Kind", "Finding"],
        *([] if warned else [["Commissioning and contracting", "strength", "Partners share plans."]]),
    ]
    assert 3 in told.left_out


async def test_once_signed_off_there_is_nothing_to_hand_out(room: Room) -> None:
    await furnish(room)
    async with room.ports.store.work() as work:
        await work.reviews.save(room.review.model_copy(update={"stage": Stage.SIGNED_OFF}))

    with pytest.raises(OutOfDate, match="nothing to hand out"):
        await handed_out(room)
