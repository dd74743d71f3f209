"""What a document showed at one moment, as plain data that can be stored and judged later. It knows no browser.

A snapshot holds what a reader sees, so a value of the page may be in it, a secret too: whoever keeps one cleans it
first, by `Snapshot.mapped`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Self

FORMAT = 1
"""The version of the stored form."""


@dataclass(frozen=True, slots=True)
class Control:
    """Something to fill in, to choose or to press.

    `kind` is text, check, radio, select, file or button. `names` is what the markup calls it, `near` the text that
    stands nearest to it where the markup calls it nothing, `options` are the first that a list offers. `form`
    counts the forms of the document, -1 is none.
    `place` is dialog, row, aside (navigation, header, footer) or empty. `link` is whether it leads elsewhere, as an
    `a` with an address does.
    """

    kind: str
    names: tuple[str, ...] = ()
    near: str = ""
    options: tuple[str, ...] = ()
    id: str = ""
    name: str = ""
    enabled: bool = True
    form: int = -1
    place: str = ""
    link: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """Words that the page sets apart: `sign` is what says so (role, mark, red), `form` as for a control, and `place`
    also field, for words about one field."""

    text: str
    sign: str = "mark"
    form: int = -1
    place: str = ""


@dataclass(frozen=True, slots=True)
class TableHead:
    """A table or grid: its heads, its rows, and how many of these have a box to tick."""

    heads: tuple[str, ...] = ()
    rows: int = 0
    boxes: int = 0
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One document. `answered` is false for a frame that did not answer in time: nothing else is known of it then.

    `born` is when its loading began, in milliseconds since 1970, which tells one document from the next at the same
    address. `read` is whether it has been read through, `settled` whether it has come to rest as well. `main` is the
    page itself, and false for a frame in it. `words` are the first of the page's own words. `left_out` counts what was
    too much to be listed.
    """

    address: str = ""
    title: str = ""
    lang: str = ""
    born: float = 0
    read: bool = True
    settled: bool = True
    status: int = 0
    main: bool = True
    answered: bool = True
    headings: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    """Those of the texts that the markup makes labels or heads: no values are among them."""
    controls: tuple[Control, ...] = ()
    messages: tuple[Message, ...] = ()
    dialogs: tuple[str, ...] = ()
    tables: tuple[TableHead, ...] = ()
    login: bool = False
    words: str = ""
    left_out: int = 0
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)
    """What is stored beside it in a file: `grade`, `source`."""

    @classmethod
    def unanswered(cls, address: str, *, main: bool) -> Self:
        """What is known of a frame that did not answer."""
        return cls(address, main=main, answered=False, read=False, settled=False)

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> Self:
        """From what `as_json` gives, or the script in the browser; names that are not known are kept in `extra`.

        Raises:
            ValueError: it is no snapshot.
        """
        try:
            known = {name: facts[name] for name in cls.__slots__ if name in facts and name != "extra"}
            for name, kind in (("controls", Control), ("messages", Message), ("tables", TableHead)):
                known[name] = tuple(kind(**_tuples(one)) for one in known.get(name, ()))
            extra = {name: facts[name] for name in facts if name not in cls.__slots__ and name != "format"}
            return cls(**_tuples(known), extra=extra)
        except (TypeError, AttributeError) as error:
            raise ValueError(f"no snapshot: {error}") from error

    def as_json(self) -> dict[str, Any]:
        """Everything but what is usual, as JSON holds it."""
        facts = {name: value for name, value in asdict(self).items() if name != "extra"}
        usual = asdict(type(self)())
        kept = {name: _slim(value) for name, value in facts.items() if value != usual[name]}
        return {"format": FORMAT, **self.extra, **kept}

    def mapped(self, clean: Callable[[str], str]) -> Self:
        """The same with all its texts cleaned."""

        def walk(value: Any) -> Any:
            if isinstance(value, str):
                return clean(value)
            if isinstance(value, Mapping):
                return {name: walk(one) for name, one in value.items()}
            return [walk(one) for one in value] if isinstance(value, list | tuple) else value

        return self.of(walk(self.as_json()))


def undated(shown: Sequence[Snapshot]) -> list[Snapshot]:
    """The same to be kept: `born` is their order, from 1, and no time, which is nobody's business."""
    times = sorted({one.born for one in shown})
    return [replace(one, born=times.index(one.born) + 1) for one in shown]


_PLAIN = {type(one): asdict(one) for one in (Control(""), Message(""), TableHead())}


def _slim(value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    return [_slim_one(one) if isinstance(one, dict) else one for one in value]


def _slim_one(one: dict[str, Any]) -> dict[str, Any]:
    usual = next(plain for plain in _PLAIN.values() if plain.keys() == one.keys())
    return {name: value for name, value in one.items() if value != usual[name] or name in ("kind", "text")}


def _tuples(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in facts.items()}
