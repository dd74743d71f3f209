"""Gives a verification code from the first source that has one for what the org asks. It reads none itself.

A code is given once. An org locks out who answers wrong too often: what it did not take, or may not have taken, is not
given again, on whatever page, in whatever try of a walk, for whatever kind of code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from pages.errors import PersonNeeded
from pages.values.code import Code, CodeWanted, Expecting, nobody
from pages.values.secret import Secret

from ...runs.redact import Redactor

_CODE = re.compile(r"[A-Za-z0-9]{4,12}")
"""An org sends five or six digits (grade A for six); what an administrator gives may have letters (grade D)."""


class NoCode(Exception):
    """A source has no code. `str()` is the rest of a sentence that begins with its name; `hint` what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Source(Protocol):
    """Whence codes come."""

    @property
    def name(self) -> str:
        """What it is called: the setting that names it."""

    def answers(self, where: str) -> bool:
        """Whether it can have codes of that kind: one of `pages.values.code`."""

    def give(self, wanted: CodeWanted) -> Secret:
        """The code, or an empty one where the page does not ask any more.

        Raises:
            NoCode: it has none.
            AutomationError: it cannot have any, such as a command that fails.
        """


class Codes:
    """All sources of one command, in their order; a `Code` for the pages that ask."""

    def __init__(
        self,
        sources: Sequence[Source],
        redactor: Redactor,
        say: Callable[[str], None],
        given: set[Secret] | None = None,
    ) -> None:
        self.sources = tuple(sources)
        self._redactor = redactor
        self._say = say
        self._given: set[Secret] = set() if given is None else given

    def expect(self) -> None:
        """Something is about to be done at which the org may send a code."""
        for source in self.sources:
            if isinstance(source, Expecting):
                source.expect()

    def expect_no_more(self) -> None:
        """The org asks for none any more."""
        for source in self.sources:
            if isinstance(source, Expecting):
                source.expect_no_more()

    def __call__(self, wanted: CodeWanted) -> Secret:
        """Asks the sources that answer such a question, one after the other.

        Raises:
            PersonNeeded: none has one that was not given already; the message names each and why.
        """
        none: list[tuple[str, Exception]] = []
        for source in (one for one in self.sources if one.answers(wanted.where)):
            try:
                return self._new(self._redactor.add(source.give(wanted)))
            except NoCode as error:
                self._say(f"{source.name} {error}")
                none.append((source.name, error))
        if not none:
            return nobody(wanted)
        told = "; ".join(f"{name} {error}" for name, error in none)
        hints = "; or ".join(dict.fromkeys(hint for _, error in none if (hint := str(getattr(error, "hint", "")))))
        raise PersonNeeded(
            f"the org asks for the verification code {wanted}, and there is none: {told}",
            hint=hints or "run the same command again, with a new code",
        )

    def _new(self, code: Secret) -> Secret:
        if code and _CODE.fullmatch(code.reveal()) is None:
            raise NoCode("gives something that is no verification code, which was not typed into the org's page")
        if code in self._given:
            raise NoCode("gives the code that was given before, which an org takes once")
        if code:
            self._given.add(code)
        return code

    def and_then(self, name: str, ask: Code) -> Codes:
        """The same, and somebody who is asked last."""
        return Codes((*self.sources, Asked(name, ask)), self._redactor, self._say, self._given)


class Asked:
    """A person, or a command, who has codes of every kind."""

    def __init__(self, name: str, ask: Code) -> None:
        self.name = name
        self._ask = ask

    def answers(self, where: str) -> bool:
        """Whether it answers: always."""
        return bool(where)

    def give(self, wanted: CodeWanted) -> Secret:
        """What they say."""
        return self._ask(wanted)
