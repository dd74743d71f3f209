"""How a command line is parsed, and how what is wrong with it is said. It knows one command by name: create."""

from __future__ import annotations

import argparse
import difflib
import platform
import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

from ..errors import SettingsError
from ..settings.advised_commands import as_called

_EXPLICIT = re.compile(r": ignored explicit argument .*", re.DOTALL)
_CHOICE = re.compile(r"invalid choice: (.*) \(choose from (.*)\)\Z", re.DOTALL)


class Parser(argparse.ArgumentParser):
    """Says what is wrong with a command line as every other error is said, and repeats no value that it does not know:
    it may be a password that somebody gave as an argument. A flag counts as it is written in full, since the beginning
    of one that agrees to something, or of one to come, may be meant for another."""

    def __init__(self, **named: Any) -> None:
        super().__init__(allow_abbrev=False, **named)

    def error(self, message: str) -> NoReturn:
        """Ends the parsing.

        Raises:
            SettingsError: always.
        """
        message = _EXPLICIT.sub(": it takes no value", message)
        raise SettingsError(_CHOICE.sub(_none_of, message), hint=f"{as_called(self.prog)} --help")

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """All of a command line.

        Raises:
            SettingsError: something in it is wrong or unknown.
        """
        known, unknown = self.parse_known_args(words)
        command = f"{known.command} {getattr(known, 'cert_command', '')}".strip()
        hint = f"{as_called(self.prog)} {command} --help"
        flags = [word.partition("=")[0] if word.startswith("--") else word[:2] for word in unknown if word[:1] == "-"]
        if unknown:
            what = ", ".join(flag + self._meant(flag, command) for flag in flags) or f"{len(unknown)} after {command}"
            raise SettingsError(f"unrecognized arguments: {what}", hint=hint)
        if command == "create" and not known.guided and (known.record or known.pace is not None):
            flag = "--record" if known.record else "--pace"
            raise SettingsError(f"{flag} works only with create --guided", hint=f"add --guided, or drop {flag}")
        return known

    def flags(self, command: str = "") -> Iterator[tuple[str, str]]:
        """Each flag of each command, as the command and the flag."""
        yield from ((command, flag) for flag in self._option_string_actions)
        for action in self._actions:
            for name, below in action.choices.items() if isinstance(action.choices, dict) else ():
                yield from below.flags(f"{command} {name}".strip())

    def _meant(self, flag: str, command: str) -> str:
        """What somebody may have meant by a flag that a command does not have."""
        everywhere = list(self.flags())
        if owners := ", ".join(owner for owner, name in everywhere if name == flag):
            return f" (it belongs to {owners})"
        own = [name for owner, name in everywhere if owner == command]
        near = difflib.get_close_matches(flag, own, n=1, cutoff=0.7)
        return f" (is it {near[0]}?)" if near else ""


class Version(argparse.Action):
    """`--version`: what somebody who reports a defect is asked for first."""

    def __init__(self, option_strings: Sequence[str], dest: str, **named: Any) -> None:
        super().__init__(option_strings, argparse.SUPPRESS, nargs=0, **named)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import version  # noqa: PLC0415 - no command needs it

        of = "setupwalk {}, Python {}, Playwright {}\n"
        sys.stdout.write(of.format(version("setupwalk"), platform.python_version(), version("playwright")))
        parser.exit()


def _none_of(found: re.Match[str]) -> str:
    """A command's name that is mistyped is shown, and no other word: it may be a password that has lost its flag."""
    word = found[1][1:-1]
    said = f'"{word}"' if re.fullmatch(r"[a-z-]{1,20}", word) else "the word there"
    return f"invalid choice: {said} is none of {found[2].replace(chr(39), '')}"
