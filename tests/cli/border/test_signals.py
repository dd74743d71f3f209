"""Signals at the border: each that asks to end ends the command, cleaned up, with one sentence and one object."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from ...support.command import ROOT

posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell's streams")


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
    heeds = f"import signal; signal.signal(signal.{name}, signal.SIG_DFL)\n"  # these tests may run under nohup
    heeds = heeds if name != "SIGINT" else ""
    process = run_python(heeds + textwrap.dedent(WAITS.format(cleanup="print('cleaned', flush=True)")), tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(getattr(signal, name))
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (code, "cleaned\n")
    assert err == "setupwalk: interrupted\nnext: run the same command again to continue\n"


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
