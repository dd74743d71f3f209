"""Makes a page from one of the templates beside it. It knows none of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..texts.printable import visible

if TYPE_CHECKING:
    from markupsafe import Markup


def rich(text: str) -> Markup:
    """A step's words as markup: what stands between two stars is strong, between backticks code; all else is text."""
    from markupsafe import Markup  # noqa: PLC0415 - only the end of a run needs it

    safe = str(Markup.escape(visible(text)))
    safe = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", safe)
    return Markup(re.sub(r"`(.+?)`", r"<code>\1</code>", safe))  # noqa: S704 - escaped two lines above


def render(template: str, *, filters: dict[str, Callable[[str], str]] | None = None, **facts: Any) -> str:
    """The page. What it is given is text, never markup, and what nobody would see of it is made visible."""
    import jinja2  # noqa: PLC0415 - only the end of a run needs it

    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: visible(value) if type(value) is str else value,
    )
    env.filters.update(filters or {})
    return env.get_template(template).render(**facts)
