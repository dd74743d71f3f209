"""The program's border: whatever happens is one sentence and one exit code, and with `--json` one object."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Sequence
from pathlib import Path

import psutil
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

from ..nightly.shapes import check_results
from ..support.command import ROOT, a_port, setupwalk


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
    assert re.match(
        r"setupwalk: this is a defect of setupwalk: ValueError: \\x1b\[31mpassword \*\*\*\n  \\::error", said
    )
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
    assert capsys.readouterr().err.startswith(
        "setupwalk: this is a defect of setupwalk: ZeroDivisionError: oops\nnext: "
    )


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


def shell(command: str, folder: Path, **env: str) -> tuple[int, str, str]:
    """`setupwalk` as a shell runs it, with the streams that the command line names."""
    program = f'"{sys.executable}" -m automation'
    done = subprocess.run(
        ["bash", "-c", command.replace("setupwalk", program)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | env,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell's streams")


@posix
@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        ("setupwalk steps >&- <&-", 1, "stdout did not take all of the result: it is closed"),
        ("setupwalk steps >/dev/full", 1, "stdout did not take all of the result: No space left on device"),
        ("setupwalk steps 2>/dev/full >/dev/null", 0, ""),
        ("setupwalk cert show 2>&- >&-", 3, ""),
        ("setupwalk cert shwo --json >/dev/full", 3, "invalid choice"),
        ("sleep 0 | { setupwalk steps; echo $? >&2; } | true; exit ${PIPESTATUS[1]}", 0, "1"),
    ],
)
def test_streams(command: str, code: int, says: str, tmp_path: Path) -> None:
    """Streams that are closed, full or without a reader end in no traceback; a result that is lost is no success."""
    found, _, err = shell(command, tmp_path)
    assert found == code, err
    assert says in err
    assert "Traceback" not in err, err
    assert "Exception ignored" not in err


@posix
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_code_pages(encoding: str, tmp_path: Path) -> None:
    """stdout is UTF-8, whatever code page the console or the locale has."""
    code, out, err = shell(
        "setupwalk steps --app-name ログイン --api-name Login",
        tmp_path,
        PYTHONIOENCODING=encoding,
        LANG="C",
        LC_ALL="C",
    )
    assert (code, "# ログイン" in out) == (0, True), err


def run_python(code: str, folder: Path) -> subprocess.Popen[str]:
    """A process that runs this code; it says "ready" once it waits."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


WAITS = """
    import sys, time
    from automation.cli.border import run_at_border
    def run(words, cleaner):
        try:
            print("ready", flush=True)
            time.sleep(60)
        finally:
            {cleanup}
    sys.exit(run_at_border([], run))
"""


@posix
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 143)])
def test_signals(name: str, code: int, tmp_path: Path) -> None:
    """Each signal that asks to end ends the command, cleaned up, with a sentence and its exit code."""
    process = run_python(WAITS.format(cleanup="print('cleaned', flush=True)"), tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(getattr(signal, name))
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (code, "cleaned\n")
    assert err == "setupwalk: interrupted\nnext: run the same command again to go on\n"


@posix
def test_more_signals(tmp_path: Path) -> None:
    """A second signal, as CI systems send one, lets the cleaning go on; a third ends at once, without a word."""
    process = run_python(WAITS.format(cleanup="print('cleaning', flush=True); time.sleep(40)"), tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(signal.SIGTERM)
    assert process.stdout.readline() == "cleaning\n"
    process.send_signal(signal.SIGINT)
    time.sleep(0.3)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 143
    assert err == "setupwalk: it is ending; once more ends it at once\n"


STORM = """
    import json, sys, time
    from automation.cli.border import run_at_border
    def run(words, cleaner):
        try:
            print("ready", file=sys.stderr, flush=True)
            time.sleep({work})
        except KeyboardInterrupt:
            time.sleep({cleanup})
            sys.stdout.write(json.dumps({{"exit_code": 143, "filler": "x" * 30000}}) + "\\n")
            return 143
        sys.stdout.write(json.dumps({{"exit_code": 0}}) + "\\n")
        sys.stdout.flush()
        time.sleep({after})
        return 0
    sys.exit(run_at_border(["create", "--json"], run))
"""


@posix
@pytest.mark.parametrize("pause", [0, 0.05])
@pytest.mark.parametrize(
    ("work", "cleanup", "after"), [(60, 0, 0), (60, 40, 0), (60, 0.1, 0), (0, 0, 60), (0.02, 0, 0)]
)
def test_signals_without_end(work: float, cleanup: float, after: float, pause: float, tmp_path: Path) -> None:
    """However many signals come, and whenever, `--json` prints one object, whose exit code is the process's."""
    process = run_python(STORM.format(work=work, cleanup=cleanup, after=after), tmp_path)
    assert process.stderr is not None
    assert process.stderr.readline() == "ready\n"
    deadline = time.monotonic() + 20
    while process.poll() is None and time.monotonic() < deadline:
        process.send_signal(signal.SIGTERM)
        time.sleep(pause)
    out, err = process.communicate(timeout=20)
    assert "Traceback" not in err, err
    assert json.loads(out)["exit_code"] == process.returncode
    assert process.returncode in ((143,) if work > 1 else (0, 143))


@posix
def test_an_object_that_nobody_reads(tmp_path: Path) -> None:
    """A process whose reader reads nothing is ended by a signal all the same, while it says how it ended."""
    text = """
    import json, sys
    from automation.cli.border import run_at_border
    def run(words, cleaner):
        sys.stdout.write(json.dumps({"exit_code": 0, "filler": "x" * 1000000}) + "\\n")
        print("ready", file=sys.stderr, flush=True)
        return 0
    sys.exit(run_at_border(["create", "--json"], run))
    """
    process = run_python(text, tmp_path)
    assert process.stderr is not None
    assert process.stderr.readline() == "ready\n"
    time.sleep(0.5)
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 143
    process.communicate()


@posix
def test_signals_that_are_switched_off(tmp_path: Path) -> None:
    """What nohup switched off stays off."""
    before = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
    process = run_python(before + textwrap.dedent(WAITS.format(cleanup="pass")), tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(signal.SIGHUP)
    time.sleep(0.3)
    assert process.poll() is None
    process.kill()
    process.communicate()


@posix
def test_practice_ends(tmp_path: Path) -> None:
    """SIGTERM ends the practice org as it ends every command."""
    process = subprocess.Popen(
        [sys.executable, "-m", "automation", "practice", "--port", "0"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("http://localhost:")
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 143
    assert "Traceback" not in err, err


def test_secrets_of_a_task(tmp_path: Path) -> None:
    """What a command says about itself goes through the cleaner that the border knows too."""
    redactor = Redactor()
    redactor.add(Secret("c0rrect-horse"))
    with (tmp_path / "err").open("w", encoding="utf-8") as err:
        task = Task(Settings.read({}, {}, tmp_path), Streams(sys.stdout, err), tmp_path, {}, redactor=redactor)
        task.console(warn=False).say("c0rrect-horse\x1b[31m\nforged")
    assert (tmp_path / "err").read_text(encoding="utf-8") == "***\\x1b[31m\n      forged\n"


@posix
def test_a_walk_that_is_ended(tmp_path: Path) -> None:
    """SIGTERM in the middle of a walk: its report and its object say how far it got, its journal has an end, and the
    browser is gone, in whose environment no secret was."""
    process = subprocess.Popen(
        [sys.executable, "-m", "automation", "create", "--json"],
        cwd=tmp_path,
        env=os.environ
        | {"PYTHONPATH": str(ROOT), "SETUPWALK_EVIDENCE": "none", "APP_CALLBACK_PORT": str(a_port())}
        | {"GITHUB_TOKEN": "ghs_0123456789"},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 60
    while not any('"ended", "step": 4' in file.read_text("utf-8") for file in tmp_path.glob("runs/*/journal.jsonl")):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    children = psutil.Process(process.pid).children(recursive=True)
    assert any("chrom" in child.name() or "headless" in child.name() for child in children)
    if sys.platform == "linux":
        assert not any("GITHUB_TOKEN" in child.environ() for child in children)
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=40)
    assert process.returncode == 143, err
    assert "Traceback" not in err, err
    facts = json.loads(out)
    check_results(facts)
    assert (facts["exit_code"], facts["error"]["class"], facts["login_command"]) == (143, "interrupted", "")
    run = Path(facts["run"])
    assert (tmp_path / run / "report.html").is_file()
    assert json.loads((tmp_path / run / "results.json").read_text("utf-8")) == facts
    assert json.loads((tmp_path / run / "journal.jsonl").read_text("utf-8").splitlines()[-1])["event"] == "end"
    _, alive = psutil.wait_procs(children, timeout=10)
    assert alive == []
