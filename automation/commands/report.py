"""`setupwalk report`: makes a run's report.html anew from results.json and the pictures, and opens it."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path
from typing import TextIO

from ..errors import DONE, SettingsError
from ..files.writing import write_atomic
from ..reporting.html import html, left_out
from ..reporting.run_result import read_result
from ..runs.history import newest, run_folder
from ..texts.printable import in_one_line


def report_again(run: Path | None, runs: Path, out: TextIO, *, opens: bool) -> int:
    """Writes and prints the report's path, and opens it in the person's browser if there is one. The newest run is the
    one that is meant where none is named.

    Raises:
        SettingsError: there is no such run, it left no results, they are not what a run leaves, or the report cannot be
            written.
    """
    folder = run_folder(run, runs) if run is not None else newest(runs)
    result = read_result(folder)
    try:
        path = write_atomic(folder / "report.html", html(result, folder))
    except OSError as error:
        raise SettingsError(f"{folder / 'report.html'} cannot be written: {error.strerror}") from None
    for name in left_out(result, folder):
        sys.stderr.write(
            f"left out: {in_one_line(name)}, which results.json names, is not one of the run's own files\n"
        )
    out.write(f"{in_one_line(str(path))}\n")
    if opens:
        webbrowser.open(path.resolve().as_uri())
    return DONE
