"""One labelled thing on a page: its words as a page dresses them, and its control. It knows no layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from html import escape

RIGHT = "data-right"
"""Marks what must be found. No page has it, so the finder cannot know it."""

_HELP = (
    '<span class="helpIcon" tabindex="0"><span class="assistive">Help: what an administrator enters here</span></span>'
)


def _split(label: str) -> str:
    head, _, rest = label.partition(" ")
    return f"<span>{head[:2]}</span><span>{head[2:]}</span> <b>{rest}</b>"


SAYS: Mapping[str, Callable[[str], str]] = {
    "plain": lambda label: label,
    "colon": lambda label: f"{label}:",
    "star before, in a span": lambda label: f'<span class="requiredMark">*</span>{label}',
    "star before, in abbr": lambda label: f'<abbr class="slds-required" title="required">* </abbr>{label}',
    "star before, in the text": lambda label: f"* {label}",
    "star after": lambda label: f"{label} *",
    "star after, in a span": lambda label: f'<span>{label}</span><span class="required">*</span>',
    "required, hidden": lambda label: f'{label}<span class="assistive"> (required)</span>',
    "help": lambda label: f"{label}{_HELP}",
    "description": lambda label: f'{label}<span class="description">Other people see what you enter</span>',
    "line break": lambda label: label.replace(" ", "<br>", 1),
    "nbsp": lambda label: label.replace(" ", "&nbsp;"),
    "many spaces": lambda label: "\n    " + label.replace(" ", "   ") + "\n  ",
    "spans": _split,
    "capitals": str.upper,
}
"""What a label's element says besides the label, by name; of the label's markup a page's."""

_OPTIONS = "<option>--None--</option><option>First of three</option><option>Second of three</option>"
_CONTROLS = {
    "text": '<input type="text" name="{name}"{tail}>',
    "area": '<textarea name="{name}" rows="2"{tail}></textarea>',
    "check": '<input type="checkbox" name="{name}" value="1"{tail}>',
    "radio": '<input type="radio" name="j_id0:group" value="{place}"{tail}>',
    "select": f'<select name="{{name}}"{{tail}}>{_OPTIONS}</select>',
    "file": '<input type="file" name="{name}"{tail}>',
    "value": "<span{tail}>{value}</span>",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A labelled thing: its kind and label, how the page says it, its place on the page, if it is wanted."""

    kind: str
    label: str
    place: int
    says: str = "plain"
    right: bool = False
    value: str = ""
    extra: str = ""

    @property
    def words(self) -> str:
        """The label as HTML."""
        return SAYS[self.says](escape(self.label, quote=False))

    @property
    def attribute(self) -> str:
        """The label as an attribute's value."""
        return escape(self.label)

    @property
    def id(self) -> str:
        """An id as JSF makes it: it says nothing."""
        return f"j_id0:j_id{self.place * 7 + 31}:j_id{self.place * 13 + 53}"

    @property
    def mark(self) -> str:
        """What is written into the wanted element's tag; nothing elsewhere."""
        return f" {RIGHT}" if self.right else ""

    def control(self, attributes: str = "") -> str:
        """Its control, of the kind, with more attributes."""
        tail = f'{self.mark} {self.extra} id="{self.id}" {attributes}'
        kind = "area" if self.kind == "text" and self.place % 3 == 2 else self.kind
        return _CONTROLS[kind].format(name=self.id, place=self.place, tail=tail, value=escape(self.value))

    def marked(self, tag: str, inner: str, attributes: str = "") -> str:
        """An element that is itself the part, such as a button."""
        return f'<{tag}{self.mark} {self.extra} id="{self.id}" {attributes}>{inner}</{tag}>'

    def with_(self, *, right: bool | None = None, extra: str | None = None, place: int | None = None) -> Part:
        """The same part elsewhere on the page, marked or with other attributes."""
        return replace(
            self,
            right=self.right if right is None else right,
            extra=self.extra if extra is None else extra,
            place=self.place if place is None else place,
        )
