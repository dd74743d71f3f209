"""Layouts of what is only shown: headings, and values beside their labels."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ..parts import Part
from .layout import layout, lines, pairs

_SOME = ("plain", "nbsp", "many spaces", "spans", "capitals")
_HEADINGS = {
    "h1": "<h1{t}>{words}</h1>",
    "h2": "<h2{t}>{words}</h2>",
    "h3 in a bar": '<div class="pbSubheader"><h3{t}>{words}<span class="titleSeparatingColon">:</span></h3></div>',
    "classic, description of the page": '<div class="content"><h1 class="pageType noSecondHeader"{t}>{words}'
    "</h1></div>",
    "classic, title cell": '<table><tr><td class="pbTitle"><h2 class="mainTitle"{t}>{words}</h2></td></tr></table>',
    "Lightning": '<div class="slds-page-header__name"><h1><span class="slds-page-header__title"{t}>{words}'
    "</span></h1></div>",
    "role": '<div role="heading" aria-level="1"{t}>{words}</div>',
    "link within": '<h2><a href="#x"{t}>{words}</a></h2>',
}
for _name, _heading in _HEADINGS.items():

    def _headings(parts: Sequence[Part], heading: str = _heading) -> str:
        under = "<p>What stands in this part of the page.</p>"
        return lines(parts, lambda p: heading.format(t=f'{p.mark} {p.extra} id="{p.id}"', words=p.words) + under)

    layout(f"heading, {_name}", ("heading",), says=_SOME)(_headings)


def _cell(p: Part, tag: str, attributes: str = "", inner: str | None = None) -> str:
    return p.marked(tag, escape(p.value) if inner is None else inner, attributes)


@layout("value, cell of a servlet page", ("value",))
def _servlet(parts: Sequence[Part]) -> str:
    row = '<tr><td class="labelCol">{}</td>{}</tr>'
    rows = lines(parts, lambda p: row.format(p.words, _cell(p, "td", "class=data2Col")))
    return f'<table class="detailList">{rows}</table>'


@layout("value, two columns", ("value",))
def _two(parts: Sequence[Part]) -> str:
    def row(two: Sequence[Part]) -> str:
        cell = '<td class="labelCol">{}</td>{}'
        return f"<tr>{''.join(cell.format(p.words, _cell(p, 'td', 'class=dataCol')) for p in two)}</tr>"

    return f'<table class="detailList">{"".join(row(two) for two in pairs(parts))}</table>'


@layout("value, th of Visualforce", ("value",))
def _vf(parts: Sequence[Part]) -> str:
    row = '<tr><th scope="row" class="labelCol vfLabelColTextWrap">{}</th>{}</tr>'
    return f"<table>{lines(parts, lambda p: row.format(p.words, _cell(p, 'td', 'class=data2Col')))}</table>"


@layout("value, th of Visualforce, label in it, two columns", ("value",))
def _vf_two(parts: Sequence[Part]) -> str:
    cell = '<th class="labelCol"><label>{}</label></th>{}'
    rows = ("".join(cell.format(p.words, _cell(p, "td")) for p in two) for two in pairs(parts))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


@layout("value, dd", ("value",))
def _dd(parts: Sequence[Part]) -> str:
    return "<dl>" + lines(parts, lambda p: f"<dt>{p.words}</dt>{_cell(p, 'dd')}") + "</dl>"


@layout("value, list of dl in columns", ("value",))
def _dl_columns(parts: Sequence[Part]) -> str:
    item = '<dl class="slds-item slds-list_horizontal flex"><dt class="third">{}</dt>{}</dl>'
    return lines(parts, lambda p: item.format(p.words, _cell(p, "dd", 'class="rest"')))


@layout("value, output field", ("value",))
def _output(parts: Sequence[Part]) -> str:
    row = (
        '<div class="slds-form-element slds-form-element_readonly"><span class="slds-form-element__label">{}</span>'
        '<div class="slds-form-element__control"><div class="slds-form-element__static">{}</div></div></div>'
    )
    return lines(parts, lambda p: row.format(p.words, _cell(p, "lightning-formatted-text")))


@layout("value, output field beside its label", ("value",))
def _output_beside(parts: Sequence[Part]) -> str:
    row = '<div class="flex"><div class="third"><span>{}</span></div><div class="rest">{}</div></div>'
    return lines(parts, lambda p: row.format(p.words, _cell(p, "span")))


@layout("value, a link", ("value",))
def _link(parts: Sequence[Part]) -> str:
    row = '<tr><td class="labelCol">{}</td><td>{}</td></tr>'
    rows = lines(parts, lambda p: row.format(p.words, _cell(p, "a", "href=#x")))
    return f"<table>{rows}</table>"


@layout("value, above in a tile", ("value",))
def _above(parts: Sequence[Part]) -> str:
    return lines(parts, lambda p: f'<div class="field"><p class="small">{p.words}</p>' + _cell(p, "p") + "</div>")


@layout("value, b and span and br", ("value",), but=("line break", "description"))
def _bold(parts: Sequence[Part]) -> str:
    return lines(parts, lambda p: f"<b>{p.words}</b> {_cell(p, 'span')}<br>")


@layout("value, in a shadow root", ("value",))
def _shadow(parts: Sequence[Part]) -> str:
    item = '<setup-field><template shadowrootmode="open">{{style}}<div>{}</div><div>{}</div></template></setup-field>'
    return lines(parts, lambda p: item.format(p.words, _cell(p, "span")))


@layout("value, with a Copy button in its cell", ("value",))
def _copy(parts: Sequence[Part]) -> str:
    row = '<tr><td class="labelCol">{}</td><td>{} <button type="button">Copy</button></td></tr>'
    return f"<table>{lines(parts, lambda p: row.format(p.words, _cell(p, 'span')))}</table>"
