"""Says what refusals in another program's output mean: which step is wrong, what to do. It asks no org, unless told."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from ...engine.step import Flow
from ...errors import DONE, REFUSED, SettingsError
from ...oauth.catalogue.cleaning import Line, decoded, plain_lines
from ...oauth.catalogue.entry import Cause, Entry
from ...oauth.catalogue.in_text import Found, refusals_in, says_refused
from ...oauth.catalogue.lookup import TITLES
from ...runs.history import SCHEMA
from ...settings.advised_commands import advised, as_called
from ...texts.printable import hanging, json_line

if TYPE_CHECKING:
    from ...jobs.task import Task
    from ...oauth.refusals import Probable
    from .look import InOrg

MOST = 4_000_000
"""Bytes that are read: what a log says of a failure stands near its end."""
_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Output:
    """What was read of another program's output; `left_out` are the bytes before it."""

    lines: Sequence[Line]
    left_out: int

    @property
    def flow(self) -> Flow | None:
        """How the program logged in, as far as its words tell."""
        text = [line.text for line in self.lines]
        if any("jwt" in line for line in text):
            return Flow.JWT
        web = ("authcodeexchange", "redirect_uri", "oauthredirect", "login web", "refresh token", "code challenge")
        return Flow.WEB if any(sign in line for line in text for sign in web) else None


def read(source: BinaryIO | None) -> Output:
    """All that comes, up to its end; of very much the last part.

    Raises:
        SettingsError: nothing is piped in.
    """
    if source is None or source.isatty():
        raise SettingsError(
            "there is nothing to explain: explain reads another program's output on stdin",
            hint=f"sf org login jwt ... 2>&1 | {as_called('setupwalk explain')}, or < a file",
        )
    pieces: deque[bytes] = deque()
    kept = left_out = breaks = 0
    while piece := source.read(_PIECE):
        pieces.append(piece)
        kept += len(piece)
        while kept - len(pieces[0]) >= MOST:
            gone = pieces.popleft()
            kept, left_out, breaks = kept - len(gone), left_out + len(gone), breaks + gone.count(b"\n")
    return Output(list(plain_lines(decoded(b"".join(pieces)), breaks)), left_out)


def explain(
    source: BinaryIO | None, out: TextIO, *, as_json: bool = False, task: Callable[[], Task] | None = None
) -> int:
    """Prints what the refusals in the input mean; 0 where one is known, 1 where none is.

    Nothing of the input is repeated: what is said are the catalogue's own words. With `task` the org is looked at,
    which tells which cause it is; then the exit code is also that of a look that failed.

    Raises:
        SettingsError: nothing is piped in.
        AutomationError: as `look`.
    """
    output = read(source)
    found = refusals_in(output.lines)
    asked = [one for one in found if any(cause.look for cause in one.entry.causes)]
    in_org = look_at(task(), [one.entry for one in asked], output.flow) if task is not None and asked else None
    code = (in_org.exit_code if in_org is not None else DONE) if found else REFUSED.exit_code
    causes = dict(zip(asked, in_org.causes, strict=False)) if in_org is not None else {}
    if as_json:
        findings = [_facts(one, output.flow, causes.get(one)) for one in found]
        says = _nothing(output) if not found else in_org.trouble if in_org is not None else ""
        told = {"findings": findings, "says": says, "left_out": output.left_out}
        out.write(json_line({"schema": SCHEMA, "command": "explain", "exit_code": code, **told}) + "\n")
        return code
    if output.left_out:
        out.write(f"of the input only the last {MOST:,} bytes were read\n\n")
    lines = [line for one in found for line in (*_lines(one, output.flow, causes.get(one)), "")]
    out.write("\n".join(lines or [_nothing(output)]).rstrip("\n") + "\n")
    return code


def look_at(task: Task, refusals: list[Entry], flow: Flow | None) -> InOrg:
    """As `look`, whose libraries take a while to load."""
    from .look import look  # noqa: PLC0415 - without an org it is not needed

    return look(task, refusals, flow)


def _nothing(output: Output) -> str:
    if not output.lines:
        return "the input is empty: some programs write errors to stderr alone, so pipe that too (2>&1)"
    if says_refused(output.lines):
        return f"a login was refused in it, in words that setupwalk does not know; this looks at the org: {_verify()}"
    return "nothing in it is known as a refusal by Salesforce or as a client's trouble with a login"


def _verify() -> str:
    return advised("verify")


def _lines(found: Found, flow: Flow | None, in_org: Probable | None) -> Iterator[str]:
    entry, causes = found.entry, _told(found.entry, flow)
    yield f"line {found.line}: {entry.says}"
    yield hanging(f"  {entry.means}", "  ")
    if in_org is not None:
        step = f"step {in_org.step}, {TITLES[in_org.step]}: " if in_org.step else ""
        yield hanging(f"  in the org: {step}{in_org.hint}", "  ")
        return
    for number, cause in enumerate(causes):
        step = f"step {cause.step}, {TITLES[cause.step]}: " if cause.step else ""
        yield hanging(f"  {'next: ' if number == 0 else 'or: '}{step}{cause.next}", "  ")
    if any(cause.look for cause in causes):
        yield f"  {'to know which' if len(causes) > 1 else 'to see it in the org'}: add --look, or {_verify()}"


def _told(entry: Entry, flow: Flow | None) -> tuple[Cause, ...]:
    """Each thing to do once: a cause that says no more than another before it, or is left when all others are right,
    as one that repeats another does, is not told."""
    told: list[Cause] = []
    for cause in entry.causes_in(flow):
        if not any(cause.next.startswith(before.next) for before in told):
            told.append(cause)
    return tuple(told)


def _facts(found: Found, flow: Flow | None, in_org: Probable | None) -> dict[str, Any]:
    entry = found.entry
    causes = [
        {"step": cause.step, "title": TITLES.get(cause.step, ""), "next": cause.next} for cause in _told(entry, flow)
    ]
    facts = {"name": entry.name, "line": found.line, "says": entry.says, "means": entry.means, "causes": causes}
    if in_org is not None:
        title = TITLES.get(in_org.step, "")
        facts["in_org"] = {"step": in_org.step, "title": title, "next": in_org.hint}
    return facts
