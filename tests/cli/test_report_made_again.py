"""A report that is made again of a past run: of files of its own alone, and of results that a run leaves."""

from __future__ import annotations

import base64
import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from automation.commands.report import report_again
from automation.errors import SettingsError

from ..support.results import CASES, facts, step

JPEG = b"\xff\xd8\xff\xe0 a picture"


def past_run(folder: Path, told: dict[str, Any]) -> Path:
    """The folder of a run that left these facts."""
    folder.mkdir(parents=True)
    (folder / "results.json").write_text(json.dumps(told), encoding="utf-8")
    return folder


def test_report_holds_files_of_its_own_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Paths, links and files that are no pictures are not embedded, wherever they lead, and are named as left out."""
    secret = tmp_path / "outside.jpg"
    secret.write_bytes(JPEG + b"outside")
    run = tmp_path / "runs" / "one"
    names = [str(secret), "../../outside.jpg", "link.jpg", "text.jpg", "own.jpg", "gone.jpg", "C:\\x.jpg", ".."]
    told = facts(
        *(step(n, "done", picture=name) for n, name in enumerate(names, 1)), files=["javascript:a()", "own.jpg"]
    )
    past_run(run, told)
    (run / "own.jpg").write_bytes(JPEG + b"own")
    (run / "text.jpg").write_text("no picture", encoding="ascii")
    if sys.platform != "win32":
        (run / "link.jpg").symlink_to(secret)
    report_again(run, tmp_path / "runs", io.StringIO(), opens=False)
    page = (run / "report.html").read_text(encoding="utf-8")
    assert re.findall(r"base64,([^\"]+)", page) == [base64.b64encode(JPEG + b"own").decode()]
    assert re.findall(r"href=\"([^\"]+)", page) == ["own.jpg"]
    said = capsys.readouterr().err
    for name in (str(secret), "../../outside.jpg", "C:\\x.jpg", "javascript:a()"):
        assert f"left out: {name}, which results.json names, is not one of the run's own files" in said
    assert "gone.jpg" not in said


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"steps": 5}, "steps"),
        ({"steps": [[]]}, "steps"),
        ({"app": None}, "app"),
        ({"proof": "yes"}, "proof"),
        ({"found": {"app": 1}}, "found"),
        ({"tries": "many"}, "tries"),
        ({"error": {}}, "error"),
        ({"files": [1]}, "files"),
    ],
)
def test_edited_results(change: dict[str, Any], where: str, tmp_path: Path) -> None:
    """Results of a wrong shape are told in a sentence that names the place."""
    past_run(tmp_path / "one", CASES["done"] | change)
    with pytest.raises(SettingsError, match=rf"results\.json is not what a run leaves: .*{where}"):
        report_again(tmp_path / "one", tmp_path, io.StringIO(), opens=False)


def test_results_of_an_older_version(tmp_path: Path) -> None:
    """A run of before this version, whose results lack what came later, still has its report."""
    told = {name: value for name, value in CASES["refused"].items() if name not in ("tries", "evidence", "edition")}
    past_run(tmp_path / "one", told | {"login_command": "sf org login jwt"})
    report_again(tmp_path / "one", tmp_path, io.StringIO(), opens=False)
    assert "sf org login" not in (tmp_path / "one" / "report.html").read_text(encoding="utf-8")


def test_results_of_a_newer_version(tmp_path: Path) -> None:
    """Where fields may mean something else, no report is made of them."""
    past_run(tmp_path / "one", CASES["done"] | {"schema": 2})
    with pytest.raises(SettingsError, match=r"results\.json is of a newer setupwalk"):
        report_again(tmp_path / "one", tmp_path, io.StringIO(), opens=False)
