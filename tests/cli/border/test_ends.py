"""The program's border: whatever happens is one sentence and one exit code, and for programs one object."""

from __future__ import annotations

import errno
import json
import re
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Error as PlaywrightError

from automation.bootstrap.interruption import Interrupted
from automation.cli.border import run_at_border
from automation.errors import REFUSED, AutomationError, SettingsError
from automation.jobs.session import Streams, Task
from automation.runs.redact import Redactor
from automation.settings.loader import Settings
from pages import Secret
from pages.errors import NotAllowed, ScreenMissing, Unavailable

from ...nightly.shapes import check_results
from ...support.command import setupwalk


def at_border(error: BaseException | None, *words: str, says: str = "") -> int:
    """A command that prints something, learns a secret, and ends so."""

    def run(_: Sequence[str], redactor: Redactor) -> int:
        redactor.add(Secret("c0rrect-horse"))
        sys.stdout.write(says)
        if error is not None:
            raise error
        return 0

    return run_at_border(words, run, stay=False)


ENDS: list[tuple[BaseException, int, str, str]] = [
    (SettingsError("SF_USERNAME is not set", hint="set it"), 3, "settings", "SF_USERNAME is not set"),
    (AutomationError("refused", kind=REFUSED), 1, "refused", "refused"),
    (NotAllowed("no rights"), 5, "forbidden", "no rights"),
    (Unavailable("503"), 6, "environment", "503"),
    (ScreenMissing("another page"), 1, "changed page", "another page"),
    (PlaywrightError("net::ERR_CONNECTION_RESET"), 6, "environment", "net::ERR_CONNECTION_RESET"),
    (PlaywrightError("Unknown engine"), 1, "our defect", "Unknown engine"),
    (OSError(errno.ENOSPC, "No space left on device", "runs/x"), 3, "settings", "runs/x: No space left on device"),
    (PermissionError(errno.EACCES, "Permission denied", "/x"), 3, "settings", "/x: Permission denied"),
    (OSError("odd"), 1, "our defect", "OSError: odd"),
    (KeyError("x"), 1, "our defect", "KeyError: 'x'"),
    (AssertionError(), 1, "our defect", "AssertionError"),
    (RecursionError("too deep"), 1, "our defect", "RecursionError: too deep"),
    (MemoryError(), 1, "our defect", "MemoryError"),
    (UnicodeEncodeError("ascii", "ü", 0, 1, "no"), 1, "our defect", "UnicodeEncodeError"),
    (ImportError("no module named playwright"), 1, "our defect", "no module named playwright"),
    (GeneratorExit(), 1, "our defect", "GeneratorExit"),
    (KeyboardInterrupt(), 130, "interrupted", "interrupted"),
    (Interrupted(signal.SIGTERM), 143, "interrupted", "interrupted"),
]


@pytest.mark.parametrize(
    ("error", "code", "kind", "words"), ENDS, ids=[type(end[0]).__name__ + str(end[1]) for end in ENDS]
)
def test_ends(
    error: BaseException,
    code: int,
    kind: str,
    words: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each kind of end is a sentence on stderr, its exit code, and the same in one object on stdout for `--json`."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert at_border(error, "plan", "--json") == code
    said = capsys.readouterr()
    assert said.err.startswith("setupwalk: ")
    assert words in said.err
    assert "Traceback" not in said.err
    facts = json.loads(said.out)
    check_results(facts)
    assert (facts["command"], facts["exit_code"], facts["error"]["exit_code"]) == ("plan", code, code)
    assert (facts["error"]["class"], words in facts["error"]["cause"]) == (kind, True)
    assert len(list(tmp_path.iterdir())) == (kind == "our defect")


def test_a_defect(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A defect says so, where the details lie and what to do with them; no secret and no escape is in either."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    error = ValueError("\x1b[31mpassword c0rrect-horse\n::error::forged\nhttps://x/?sid=abc")
    assert at_border(error, "verify") == 1
    said = capsys.readouterr().err
    assert re.match(r"setupwalk: this is a bug in setupwalk: ValueError: \\x1b\[31mpassword \*\*\*\n  \\::error", said)
    assert "\x1b" not in said
    path = Path(re.search(r"the details are in (\S+)", said)[1])  # type: ignore[index]
    text = path.read_text(encoding="utf-8")
    assert "Traceback (most recent call last)" in text
    assert "c0rrect" not in text + said
    assert "sid=***" in text
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o077 == 0
    assert re.search(r"^next: report it .* with that file", said, re.MULTILINE)


def test_a_defect_that_cannot_be_kept(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no file can be made the sentence is told all the same."""
    monkeypatch.setattr("tempfile.tempdir", "/nowhere/at/all")
    assert at_border(ZeroDivisionError("oops")) == 1
    assert capsys.readouterr().err.startswith("setupwalk: this is a bug in setupwalk: ZeroDivisionError: oops\nnext: ")


def test_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    """A command that has printed its object prints no second one where its end fails."""
    assert at_border(SettingsError("--out cannot be written"), "plan", "--json", says='{"schema": 1}\n') == 3
    assert json.loads(capsys.readouterr().out) == {"schema": 1}


@pytest.mark.parametrize(
    ("words", "command", "cause"),
    [
        (["create", "--json", "--nonsense", "hunter2"], "create", "unrecognized arguments: --nonsense"),
        (["create", "--json", "--password=hunter2"], "create", "unrecognized arguments: --password"),
        (["plan", "--json", "hunter2"], "plan", "unrecognized arguments: 1 after plan"),
        (["cert", "rotate", "--json", "--days", "x"], "cert rotate", "is not a whole number"),
        (["--json"], "", "the following arguments are required: COMMAND"),
        (["doctor", "--json", "--refresh-days", "x"], "doctor", "APP_REFRESH_DAYS"),
    ],
)
def test_a_wrong_command_line(words: list[str], command: str, cause: str, tmp_path: Path) -> None:
    """What is wrong with a command line or a setting is an object as well, and repeats no value that nothing knows."""
    done = setupwalk(*words, folder=tmp_path)
    assert (done.code, done.facts["command"], done.facts["exit_code"]) == (3, command, 3)
    assert cause in done.facts["error"]["cause"]
    assert "hunter2" not in done.out + done.err
    check_results(done.facts)


def test_secrets_of_a_task(tmp_path: Path) -> None:
    """What a command says about itself goes through the cleaner that the border knows too."""
    redactor = Redactor()
    redactor.add(Secret("c0rrect-horse"))
    with (tmp_path / "err").open("w", encoding="utf-8") as err:
        task = Task(Settings.read({}, {}, tmp_path), Streams(sys.stdout, err), tmp_path, {}, redactor=redactor)
        task.console(warn=False).say("c0rrect-horse\x1b[31m\nforged")
    assert (tmp_path / "err").read_text(encoding="utf-8") == "***\\x1b[31m\n      forged\n"
