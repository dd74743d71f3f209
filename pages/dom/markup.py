"""Writes a document down as HTML that shows the same parts in the same places, after each of its texts was cleaned.

Scripts, pictures and what was typed are left out in the browser already. It knows no screen and no browser.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

_VOID = frozenset(("area", "br", "col", "hr", "img", "input", "wbr"))
_NAME = re.compile(r"[a-z][\w:.-]*", re.IGNORECASE)
_RESOURCE = re.compile(r"""url\([^)]*\)|@import[^;]*;?|@font-face\s*\{[^}]*\}|content\s*:[^;}]*""", re.IGNORECASE)
"""What of a style may lead elsewhere, or say something."""
_LANGUAGE = frozenset(("class", "type", "role", "scope", "dir", "lang", "method", "style", "tabindex"))
"""Attributes whose values are the markup's own words."""
_FLAG = frozenset(("checked", "selected", "disabled", "readonly", "multiple", "hidden", "open", "onclick"))

Clean = Callable[[str, str], str]
"""Cleans a text: the attribute that it is the value of, empty for the document's own words, and the text."""


@cache
def script() -> str:
    """The JavaScript that reads a document as a tree; a function that takes the CSS of what is private."""
    text = Path(__file__).with_name("markup.js").read_text("utf-8")
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("//"))


def markup(facts: Mapping[str, Any], clean: Clean) -> str:
    """The HTML of what `script` gave."""
    style = _style(str(facts.get("css", "")))
    return "<!doctype html>\n" + "".join(_element(facts["tree"], clean, style)) + "\n"


def _element(node: Any, clean: Clean, style: str = "") -> Iterator[str]:
    tag, attributes, children = node
    if tag == "#shadow":
        yield '<template shadowrootmode="open">'
        yield _style(attributes.get("css", ""))
        yield from _inside(children, clean)
        yield "</template>"
        return
    if not _NAME.fullmatch(tag):
        return
    yield f"<{tag}{''.join(_attributes(attributes, clean))}>"
    if tag in _VOID:
        return
    if tag == "head":
        yield style
    yield from _inside(children, clean, style if tag == "html" else "")
    yield f"</{tag}>"


def _inside(children: Any, clean: Clean, style: str = "") -> Iterator[str]:
    for child in children:
        if isinstance(child, str):
            yield html.escape(clean("", child), quote=False)
        else:
            yield from _element(child, clean, style if child[0] == "head" else "")


def _attributes(attributes: Mapping[str, str], clean: Clean) -> Iterator[str]:
    for name, value in attributes.items():
        if not _NAME.fullmatch(name):
            continue
        if name in _FLAG:
            yield f" {name}"
            continue
        told = _RESOURCE.sub("", value) if name == "style" else value if name in _LANGUAGE else clean(name, value)
        yield f' {name}="{html.escape(told)}"'


def _style(css: str) -> str:
    rules = _RESOURCE.sub("", css).replace("<", "")
    return f"<style>{rules}</style>" if rules else ""
