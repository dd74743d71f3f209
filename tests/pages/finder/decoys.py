"""What stands on a page to mislead: the wanted words elsewhere, copies that nobody sees, controls of others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from .parts import Part

Form = Callable[[Sequence[Part]], str]
"""Lays out parts as the page does."""
Around = Callable[[str, Part, Form], str]
"""What a decoy makes of the form, which holds the wanted part: the same form with something around it."""


@dataclass(frozen=True, slots=True)
class Decoy:
    """What it adds to a page, and the kinds that it would leave undecided, where it is not used."""

    around: Around
    but: tuple[str, ...] = ()
    twins: str = ""


def _text(above: str = "", below: str = "") -> Around:
    """Text above or below the form, with the label where {0} stands."""
    return lambda form, part, _: above.format(part.attribute) + form + below.format(part.attribute)


def _copies(above: str = "", below: str = "", *, extra: str = "") -> Around:
    """The part once more, laid out as the form is, where {0} stands; not the right one."""

    def around(form: str, part: Part, laid: Form) -> str:
        def copy(where: str, place: int) -> str:
            one = part.with_(right=False, extra=extra, place=place)
            return where.replace("{0}", laid([one])).replace("{1}", part.attribute) if where else ""

        return copy(above, 70) + form + copy(below, 80)

    return around


_TREE = (
    '<nav class="tree"><ul role="tree"><li role="treeitem" aria-level="1"><a href="#t1">Apps</a><ul role="group">'
    '<li role="treeitem"><div class="slds-tree__item" title="{0}"><a href="#t2"'
    ' class="slds-tree__item-label">{0}</a></div></li>'
    '<li role="treeitem"><a href="#t3">{0} Settings</a></li></ul></li></ul></nav>'
)
_SEARCH = (
    '<form id="search" action="#s"><label for="q">{}</label> <input type="text" id="q"> '
    '<input type="submit" value="Go!"></form>'
)
_DIALOG = '<div role="dialog" aria-hidden="true" style="display:none"><h2>{1}</h2>{0}<button>Cancel</button></div>'

DECOYS: Mapping[str, Decoy] = {
    "nothing": Decoy(_text()),
    "section heading": Decoy(_text('<div class="pbSubheader"><h3>{0}</h3></div>'), but=("heading",)),
    "page heading": Decoy(_text("<h1>{0}</h1><p>Enter what users will see.</p>"), but=("heading",)),
    "tree": Decoy(_text(_TREE)),
    "breadcrumb": Decoy(
        _text('<ol role="navigation"><li><a href="#b1">Home</a></li><li><a href="#b2">{0}</a></li></ol>')
    ),
    "help text": Decoy(
        _text("<p>{0} is what you need most: see <i>{0}</i> below.</p>", "<p>About {0}: it can be changed later.</p>")
    ),
    "error list, hidden": Decoy(
        _text('<div class="pbError" style="display:none">Error: {0}: You must enter a value</div>')
    ),
    "error list, shown": Decoy(
        _text('<div class="pbError" role="alert">Review the errors<ul><li>{0}: You must enter a value</li></ul></div>')
    ),
    "banner": Decoy(_text('<div role="status" class="banner">New: {0}. <a href="#more">Learn more</a></div>')),
    "live region": Decoy(_text('<div class="slds-assistive-text" aria-live="polite">{0}</div>')),
    "script and comment": Decoy(_text("<!-- {0} --><script>const label = '{0}';</script><noscript>{0}</noscript>")),
    "title of a section": Decoy(_text('<div title="{0}"><p>Basic Information</p></div>')),
    "tooltip, hidden": Decoy(_text("", '<div role="tooltip" class="slds-hide">{0}</div>')),
    "second form": Decoy(_text(_SEARCH.format("Search Setup"))),
    "second form that asks for it in part": Decoy(_text(_SEARCH.format("Search {0}"))),
    "value of another field": Decoy(_text('<p><label for="o">Last search</label> <input id="o" value="{0}"></p>')),
    "option of another list": Decoy(
        _text(
            '<p><label for="v">View</label> <select id="v"><option>All</option><option selected>{0}</option>'
            "</select></p>"
        )
    ),
    "head of a table": Decoy(
        _text("", "<table><tr><th>Changed by</th><th>{0}</th></tr><tr><td>Admin</td><td>first</td></tr></table>"),
        but=("value",),
    ),
    "hidden template": Decoy(_copies("<template>{0}</template>")),
    "copy, not displayed": Decoy(_copies('<div style="display:none">{0}</div>')),
    "copy, invisible": Decoy(_copies("", '<div style="visibility:hidden">{0}</div>')),
    "copy, off the screen": Decoy(_copies('<div style="position:absolute;left:-9999px;top:0">{0}</div>')),
    "copy in a tab that is closed": Decoy(
        _copies("", '<div class="slds-tabs__content slds-hide" role="tabpanel">{0}</div>')
    ),
    "hidden dialog": Decoy(_copies("", _DIALOG)),
    "disabled second": Decoy(
        _copies("", '<div class="second">{0}</div>', extra='disabled aria-disabled="true"'), but=("heading", "value")
    ),
    "twins before": Decoy(_text(), twins="before"),
    "twins after": Decoy(_text(), twins="after"),
    "twins around": Decoy(_text(), twins="around"),
}
"""By name. With twins, neighbours have names that hold the wanted one's words."""
ABSENT = (
    "nothing",
    "section heading",
    "tree",
    "help text",
    "error list, shown",
    "copy, not displayed",
    "copy, off the screen",
    "hidden dialog",
    "twins around",
)
"""The decoys that stand on pages without the wanted part: there nothing must be found."""
