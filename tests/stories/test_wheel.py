"""Everything travels in the wheel: methods, migrations, the sample, templates and the manifest."""

import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

import pytest

from tests.stories.test_command_line import CSV

HOUSE: Final = Path(__file__).parents[2]
SAMPLE: Final = HOUSE / "bot" / "rehearsal" / "sample_timetable.xlsx"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from this checkout and unpack it in a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(HOUSE)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(site: Path, at: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=at,
        env={"PYTHONPATH": str(site), "PATH": "/usr/bin:/bin", "HOME": str(at), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )


def test_a_timetable_rehearses_from_the_wheel_in_an_empty_folder(unpacked: Path, tmp_path: Path) -> None:
    (tmp_path / "timetable.csv").write_text(CSV)

    result = run(unpacked, tmp_path, "rehearse", "timetable.csv")

    assert result.returncode == 0, result.stderr
    written = {p.suffix for p in (tmp_path / "rehearsal-out").iterdir()}
    assert written == {".html", ".json", ".pptx", ".docx"}
    assert "Begin with rehearsal-out/storyboard.html" in result.stdout


def test_the_sample_the_gallery_and_the_manifest_travel_too(unpacked: Path, tmp_path: Path) -> None:
    result = run(unpacked, tmp_path, "cards", "--out", "gallery")

    assert result.returncode == 0, result.stderr
    assert len(list((tmp_path / "gallery").glob("*.json"))) > 20
    assert (unpacked / "manifest" / "manifest.json").is_file()
    assert (unpacked / "bot" / "rehearsal" / "sample_timetable.xlsx").read_bytes() == SAMPLE.read_bytes()
    assert not (unpacked / "tests").exists()
