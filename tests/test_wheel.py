"""What ships is the wheel, so the wheel is what must hold every statement, seed and weight-free data file."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("api", "cypher", "extractors", "graph", "seeds")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = out.glob("supplywatch-*.whl")
    return built


def test_the_wheel_holds_every_file_of_every_room(wheel: Path) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-z", *ROOMS], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split("\0")

    inside = set(zipfile.ZipFile(wheel).namelist())

    assert [name for name in tracked if name and name not in inside] == []


def test_the_wheel_holds_nothing_but_the_rooms(wheel: Path) -> None:
    inside = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert inside - set(ROOMS) == {name for name in inside if name.endswith(".dist-info")}


def test_the_installed_wheel_answers_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "installed"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile"]
    subprocess.run([*install, "--target", str(target), str(wheel)], check=True, capture_output=True)

    asked = subprocess.run(
        [sys.executable, "-c", "from api.cli import main; main()", "questions"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(target)},
        check=True,
        capture_output=True,
        text=True,
    )

    assert "exposure" in asked.stdout
