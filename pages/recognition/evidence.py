"""What speaks for a page's being a certain screen, and how much. It knows no screen by name."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from ..values.text import key, label_start
from .index import Index
from .sign import Sign

PATH, TITLE = 4.0, 3.0
"""Weights. An address of grade A tells most."""
ENOUGH, STRONG, SHARE = 3.0, 5.0, 0.5
"""The strength of a screen that is there with all its parts, that of one without some of them, and the share of these
that must be there."""


@dataclass(frozen=True)
class ScreenModel:
    """What is known of a screen. `name` tells it from all others.

    `paths` are pieces of its document's path (grade A), or its end where one closes with "$"; `titles` begin the
    document's title. `kind` is page, dialog (lies over a page) or shell (lies around one); only pages compete.
    `required` are the signs that it always has; `headings` those that tell it and are never required; `parts` are all.
    A dialog has some of the words that it `says`, and its parts in it. With `by_path` the address alone tells it.
    One that is `alone` is never in a frame of another page: what a person is asked for there is nobody's to give.
    """

    name: str
    title: str = ""
    kind: str = "page"
    signed_in: bool = True
    paths: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    required: tuple[Sign, ...] = ()
    headings: tuple[Sign, ...] = ()
    parts: tuple[Sign, ...] = ()
    says: tuple[str, ...] = ()
    by_path: bool = False
    alone: bool = False


@dataclass(frozen=True)
class Evidence:
    """What speaks for a model in the document at `place`: the `strength` of all that was found, what that is, and what
    is missing; `lacking` of the `required` signs are."""

    model: ScreenModel
    place: int
    strength: float
    found: tuple[str, ...]
    missing: tuple[str, ...]
    required: int
    lacking: int

    @property
    def whole(self) -> bool:
        """Whether all is there that the screen always shows, be it without its heading."""
        return not self.lacking and self.strength >= ENOUGH

    @property
    def anchor(self) -> str:
        """The first part of its own that was found, by which it is known again."""
        return next((name for name in self.found if name.startswith('"')), self.found[0] if self.found else "")

    @property
    def own(self) -> bool:
        """Whether more was found of it than what it is called, which the shell says too of the page within it."""
        return self.model.by_path or self.anchor.startswith('"')

    @property
    def likely(self) -> bool:
        """Whether it is that screen though a part of it is missing or called otherwise."""
        if not self.model.required:
            return self.whole or self.strength >= PATH
        return self.whole or ((self.required - self.lacking) / self.required >= SHARE and self.strength >= STRONG)


def evidence(model: ScreenModel, page: Index, place: int = 0) -> Evidence:
    """Weighs what a document shows against what is known of a screen."""
    weighed = [(f'heading "{sign.label}"', sign.weight(page)) for sign in model.headings]
    heads = any(weight for _, weight in weighed)
    if model.titles:
        titled = any(label_start(title).match(page.snapshot.title) for title in model.titles)
        weighed.append(("its title", TITLE if titled else 0))
    address = unquote(urlsplit(page.snapshot.address).path)
    here = any(path in address if path[-1] != "$" else address.endswith(path[:-1]) for path in model.paths)
    if model.paths:
        weighed.append(("its address", PATH if here else 0))
    if model.says:
        said = any(key(words) in key(dialog) for words in model.says for dialog in page.snapshot.dialogs)
        weighed.append(("its question", TITLE if said else 0))
        page = page.in_dialogs
    own = [(f'"{sign.label}"', sign.weight(page)) for sign in model.required]
    required, lacking = len(own), sum(not weight for _, weight in own)
    if model.by_path:
        required, lacking = 1, int(not here)
    elif not required:
        required, lacking = 1, int(not heads)
    weighed += own
    return Evidence(
        model,
        place,
        sum(weight for _, weight in weighed),
        tuple(name for name, weight in weighed if weight),
        tuple(name for name, weight in weighed if not weight),
        required,
        lacking,
    )
