"""`setupwalk report`: makes a run's report.html anew from results.json and the pictures, and opens it."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TextIO

from .errors import SettingsError
from .exit_code import DONE
from .history import results_of, run_folder
from .report_html import html
from .run import write_whole


def report_again(run: Path, runs: Path, out: TextIO, *, opens: bool) -> int:
    """Writes and prints the report's path, and opens it in the person's browser if there is one.

    Raises:
        SettingsError: there is no such run, or it was killed before it could leave its results.
    """
    folder = run_folder(run, runs)
    facts = results_of(folder)
    if not facts:
        raise SettingsError(f"{folder} has no results.json: the run was killed; its journal.jsonl tells how far it got")
    path = write_whole(folder / "report.html", html(facts, folder))
    out.write(f"{path}\n")
    if opens:
        webbrowser.open(path.resolve().as_uri())
    return DONE
