"""The card that ends a session: what was done, who may log in, what to copy, what can follow. It does nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ...engine.person_commands import Verb
from ...oauth.login_check import Proof
from . import texts
from .buttons import button


@dataclass(frozen=True, slots=True)
class End:
    """What a session came to. `changed` are the steps that changed something, `let_in` says what lets the user in who
    logs in, empty as long as that is not known. `untried` is why the login could not be tested. `news` is what came of
    the last button. `lasts`: the org outlives the session.
    """

    app: str
    created: bool
    changed: Sequence[tuple[int, str]]
    titles: dict[int, str]
    who: Sequence[str] = ()
    sets: Sequence[str] = ()
    let_in: str = ""
    proof: Proof | None = None
    untried: str = ""
    news: Sequence[str] = ()
    stays: Sequence[str] = ()
    copies: Sequence[tuple[str, str]] = ()
    lasts: bool = True
    undone: bool = False
    jwt: bool = True

    @property
    def refused(self) -> bool:
        """Whether the org refused the login."""
        return self.proof is not None and not (self.proof.proven or self.proof.skipped) and not self.untried

    @property
    def proven(self) -> bool:
        """Whether the login has worked."""
        return self.proof is not None and self.proof.proven and not self.untried


def end_card(end: End) -> dict[str, Any]:
    """How it ended, and what can follow."""
    return {
        "kind": "over",
        "title": texts.END_TITLES[_ending(end)].format(app=end.app),
        "lines": [*end.news, *([] if end.undone else _lines(end))],
        "copy": [] if end.undone else [list(pair) for pair in end.copies],
        "buttons": list(_buttons(end)),
    }


def sure_card(end: End) -> dict[str, Any]:
    """What taking the run back would do, and whether it shall."""
    says = texts.END_LINES["sure_made" if end.created else "sure_changed"].format(app=end.app, steps=_steps(end))
    lines = [says, *map(sentence, end.stays)]
    buttons = [button("keep", Verb.CHECK), button("undo_sure", Verb.UNDO)]
    return {"kind": "over", "title": texts.END_TITLES["sure"], "lines": lines, "copy": [], "buttons": buttons}


def _ending(end: End) -> str:
    if end.undone:
        return "undone"
    if end.untried:
        return "untried"
    if end.refused:
        return "refused_new" if end.created else "refused"
    return "proven" if end.proven else "untested"


def _lines(end: End) -> Iterator[str]:
    says = texts.END_LINES
    if end.created:
        yield says["created"].format(app=end.app)
    else:
        yield says["changed"].format(steps=_steps(end)) if end.changed else says["nothing"]
    yield from _proof(end)
    if end.who:
        yield says["who"].format(who=" or ".join(end.who))
    if end.let_in and not end.proven:
        yield says["assigned"].format(let_in=end.let_in)
    if end.sets and not end.let_in:
        yield says["assign"].format(sets=", ".join(end.sets))
    if not end.lasts:
        yield says["ends"]


def _proof(end: End) -> Iterator[str]:
    says, proof = texts.END_LINES, end.proof
    if end.untried:
        yield says["untried"].format(says=end.untried)
    elif proof is not None and proof.skipped:
        yield says["untested"].format(says=proof.says)
    elif proof is not None and proof.proven:
        yield says["proven"].format(says=proof.says)
    elif proof is not None:
        yield says["refused"].format(says=proof.says)
        if proof.step in end.titles:
            yield says["look"].format(step=proof.step, title=end.titles[proof.step], hint=sentence(proof.hint))
        elif proof.hint:
            yield says["hint"].format(hint=proof.hint.rstrip("."))


def _buttons(end: End) -> Iterator[dict[str, Any]]:
    """What is most to be done comes first: the way on where something is wrong, else the way out."""
    leave = (button("close", Verb.STOP), button("report", Verb.REPORT))
    well = end.proven or end.undone
    if well:
        yield from leave
    if not end.undone:
        if end.refused and end.proof is not None and end.proof.step in end.titles:
            yield button("go_there", Verb.GOTO) | {"text": str(end.proof.step)}
        if end.jwt and end.sets:
            yield button("assign", Verb.ASSIGN, on=not end.let_in)
        yield button("again", Verb.AGAIN)
        yield button("undo", Verb.UNDO, on=end.created or bool(end.changed))
    if not well:
        yield from reversed(leave)


def _steps(end: End) -> str:
    return ", ".join(f"{number} {title}" for number, title in end.changed)


def sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""
