"""The program's border: whatever ends a command becomes one sentence, one exit code and, for `--json`, one object.

Nothing passes it: no exception, no traceback, no secret, no text that steers a terminal. It knows no command. Its
import needs the standard library alone, so that a broken installation and an early Ctrl-C are told too.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..bootstrap.interruption import Interrupted, Signals, kind_of_end, signals
from ..errors import DEFECT, DIFFERS, DONE, SETTINGS, FailureKind
from ..texts.printable import hanging, json_line, printable
from .output_streams import OutputStream, open_streams

if TYPE_CHECKING:
    from ..runs.redact import Redactor

Run = Callable[[Sequence[str], "Redactor"], int]
"""Runs the command of a command line; what it learns of secrets it tells the redactor."""

_AGAIN = "run the same command again to continue"


def run_at_border(words: Sequence[str], run: Run, *, stay: bool = True) -> int:
    """Runs a command; returns the process's exit code, and raises nothing.

    `stay`: the process ends with it, so that a signal after it ends the process without a word.
    """
    before = sys.stdout, sys.stderr
    out, err = open_streams(printable)
    try:
        with signals(stay=stay) as handler:
            if _as_json(words):
                out.hold()
                handler.last_word = lambda code: _last_word(code, words, out)
            code = _guarded(words, run, out, handler)
            code = _delivered(code, out)
            handler.settle(code)
            err.finish()
    finally:
        if not stay:
            sys.stdout, sys.stderr = before
    return code


def _guarded(words: Sequence[str], run: Run, out: OutputStream, handler: Signals) -> int:
    redactor: list[Redactor] = []
    try:
        try:
            from ..runs.redact import Redactor  # noqa: PLC0415 - what is missing of an installation is told as well

            redactor.append(Redactor())
            code = run(words, redactor[0])
            handler.tell()
        except BaseException as error:  # noqa: BLE001 - this is the border
            handler.tell()
            code = _told(error, words, out, redactor[0].redact if redactor else str)
    except KeyboardInterrupt as stop:  # between an end and its being told
        handler.tell()
        code = _told(stop, words, out, str)
    return code


def _delivered(code: int, out: OutputStream) -> int:
    """Nothing counts as done whose result went nowhere. A reader that has gone, as `head` does, needs no word."""
    problem = out.finish()
    if problem is None or code not in (DONE, DIFFERS):
        return code
    if not isinstance(problem, BrokenPipeError):
        why = getattr(problem, "strerror", None) or problem
        sys.stderr.write(f"setupwalk: stdout did not take all of the result: {why}\n")
    return DEFECT.exit_code


def _told(error: BaseException, words: Sequence[str], out: OutputStream, clean: Callable[[str], str]) -> int:
    if isinstance(error, SystemExit):  # argparse after --help
        return SETTINGS.exit_code if error.code else DONE
    if isinstance(error, KeyboardInterrupt) and (code := _said(words, out)) is not None:
        return code
    try:
        facts = _facts(error, clean)
    except BaseException:  # noqa: BLE001 - the memory is used up, or the installation is broken
        facts = _bare(error, clean)
    cause, hint = clean(facts["cause"]), clean(facts["hint"])
    sys.stderr.write(f"setupwalk: {hanging(cause, '  ')}\n" + (f"next: {hanging(hint, '  ')}\n" if hint else ""))
    if _as_json(words) and not out.began:
        out.write(_object(words, facts | {"cause": cause, "hint": hint}))
    return int(facts["exit_code"])


def _as_json(words: Sequence[str]) -> bool:
    """Whether the one object is asked for."""
    return "--json" in words


def _object(words: Sequence[str], error: dict[str, Any]) -> str:
    """The one object, of a command that has made none."""
    facts = {"schema": 1, "command": _command(words), "exit_code": error["exit_code"], "error": error}
    return json_line(facts) + "\n"


def _said(words: Sequence[str], out: OutputStream) -> int | None:
    """The exit code in the object that the command has made before it was interrupted: then it has ended so."""
    if not (_as_json(words) and out.held):
        return None
    try:
        return int(json.loads("".join(out.held))["exit_code"])
    except (ValueError, KeyError, TypeError):
        return None


def _last_word(code: int, words: Sequence[str], out: OutputStream) -> int:
    """The object of a process that ends at once, and its exit code."""
    said = _said(words, out)
    out.leave(_object(words, _facts(Interrupted.of(code), str)))
    return code if said is None else said


def _command(words: Sequence[str]) -> str:
    """As results.json names it; empty where the command line names none."""
    names = [word for word in words[:2] if word.isalpha()]
    return " ".join(names if names[:1] == ["cert"] else names[:1])


def _facts(error: BaseException, clean: Callable[[str], str]) -> dict[str, Any]:
    """The same fields as the `error` of results.json."""
    if isinstance(error, KeyboardInterrupt):
        return _error(kind_of_end(error), type(error).__name__, "interrupted", _AGAIN) | {"title": "interrupted"}
    from ..reporting.failure import hint_for, kind_of, words_of  # noqa: PLC0415 - as above

    kind = kind_of(error if isinstance(error, Exception) else RuntimeError(str(error)))
    if kind is not DEFECT:
        assert isinstance(error, Exception), "what is none is a defect"
        return _error(kind, type(error).__name__, words_of(error), hint_for(error))
    return _bare(error, clean)


def _bare(error: BaseException, clean: Callable[[str], str]) -> dict[str, Any]:
    """What nobody foresaw: what it is, where the details lie, and who wants to know of it."""
    name = type(error).__name__
    said = f"{name}: {error}" if str(error) else name
    path = _details(error, clean)
    where = f"; the details are in {path}" if path is not None else ""
    return _error(
        DEFECT,
        name,
        f"this is a bug in setupwalk: {said}{where}",
        "report it to whoever maintains your copy of setupwalk"
        + (", with that file; secrets were taken out of it" if path else ""),
    )


def _error(kind: FailureKind, name: str, cause: str, hint: str) -> dict[str, Any]:
    about = {"class": kind.name, "type": name, "exit_code": kind.exit_code}
    return {"step": 0, "title": "start", **about, "cause": cause, "hint": hint}


def _details(error: BaseException, clean: Callable[[str], str]) -> Path | None:
    """Keeps the traceback, for its owner alone, where temporary files go; None where that cannot be done."""
    try:
        import os  # noqa: PLC0415 - as above
        import tempfile  # noqa: PLC0415 - as above
        import traceback  # noqa: PLC0415 - as above

        text = "".join(traceback.format_exception(error))
        handle, name = tempfile.mkstemp(prefix="setupwalk-defect-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(clean(text))
    except Exception:  # noqa: BLE001 - the sentence is told all the same
        return None
    return Path(name)
