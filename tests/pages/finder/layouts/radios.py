"""Layouts of radios: stacks in tables, number and unit beside them, below them or wrapped."""

from __future__ import annotations

from collections.abc import Sequence

from ..parts import Part
from .layout import layout, lines

_NO_BREAKS = ("line break", "description")


def _period(part: Part) -> str:
    units = "<option>Day(s)</option><option>Hour(s)</option><option>Month(s)</option>"
    return f'<input type="text" size="3" name="n{part.place}"> <select name="u{part.place}">{units}</select>'


def _cell(inner: str) -> str:
    row = f'<td class="labelCol">Refresh Token Policy:</td><td class="data2Col">{inner}</td>'
    return f'<table class="detailList"><tbody><tr>{row}</tr></tbody></table>'


@layout("radios, text and br", ("radio",), but=_NO_BREAKS)
def _br(parts: Sequence[Part]) -> str:
    return _cell(lines(parts, lambda p: f"{p.control()} {p.words}<br>"))


@layout("radios, text and br, period behind", ("radio",), but=_NO_BREAKS)
def _br_period(parts: Sequence[Part]) -> str:
    return _cell(lines(parts, lambda p: f"{p.control()}{p.words} {_period(p)}<br>"))


@layout("radios, label and br, period behind", ("radio",), but=_NO_BREAKS)
def _label_period(parts: Sequence[Part]) -> str:
    return _cell(lines(parts, lambda p: f'{p.control()}<label for="{p.id}">{p.words}</label> {_period(p)}<br>'))


@layout("radios, label wraps, period within", ("radio",), but=_NO_BREAKS)
def _wrap_period(parts: Sequence[Part]) -> str:
    return _cell(lines(parts, lambda p: f"<label>{p.control()} {p.words} {_period(p)}</label><br>"))


@layout("radios, cells of a row", ("radio",))
def _cells(parts: Sequence[Part]) -> str:
    return _cell(f"<table>{lines(parts, lambda p: f'<tr><td>{p.control()}</td><td>{p.words}</td></tr>')}</table>")


@layout("radios, cells of a row, period in the row", ("radio",))
def _row_period(parts: Sequence[Part]) -> str:
    row = "<tr><td>{}</td><td>{}</td><td>{}</td></tr>"
    return _cell(f"<table>{lines(parts, lambda p: row.format(p.control(), p.words, _period(p)))}</table>")


@layout("radios, period in the text's cell", ("radio",), but=_NO_BREAKS)
def _text_cell_period(parts: Sequence[Part]) -> str:
    row = "<tr><td>{}</td><td>{} {}</td></tr>"
    return _cell(f"<table>{lines(parts, lambda p: row.format(p.control(), p.words, _period(p)))}</table>")


@layout("radios, period in the next row", ("radio",))
def _next_row(parts: Sequence[Part]) -> str:
    rows = "<tr><td>{}</td><td>{}</td></tr><tr><td></td><td>{}</td></tr>"
    return _cell(f"<table>{lines(parts, lambda p: rows.format(p.control(), p.words, _period(p)))}</table>")


@layout("radios, period wrapped to the next line", ("radio",), but=_NO_BREAKS)
def _wrapped(parts: Sequence[Part]) -> str:
    line = '<div class="narrow">{} {} <span class="wide">{}</span></div>'
    return _cell(lines(parts, lambda p: line.format(p.control(), p.words, _period(p))))


@layout("radios, words before", ("radio",), but=("description",))
def _before(parts: Sequence[Part]) -> str:
    return _cell(f"<table>{lines(parts, lambda p: f'<tr><td>{p.words}</td><td>{p.control()}</td></tr>')}</table>")


@layout("radios, rows of the form", ("radio",))
def _form_rows(parts: Sequence[Part]) -> str:
    row = '<tr><td class="labelCol">{}</td><td class="data2Col">{}{}</td></tr>'
    rows = lines(parts, lambda p: row.format("" if p.place else "Refresh Token Policy:", p.control(), f" {p.words}"))
    return f'<table class="detailList"><tbody>{rows}</tbody></table>'


@layout("radios, list items", ("radio",))
def _items(parts: Sequence[Part]) -> str:
    return f"<ul>{lines(parts, lambda p: f'<li>{p.control()}<span>{p.words}</span></li>')}</ul>"


@layout("radios, table of selectOneRadio, label for", ("radio",))
def _select_one(parts: Sequence[Part]) -> str:
    row = '<tr><td>{}<label for="{}"> {}</label></td></tr>'
    rows = lines(parts, lambda p: row.format(p.control(), p.id, p.words))
    legend = '<legend class="assistive">Refresh Token Policy</legend>'
    return f'<fieldset>{legend}<table role="presentation">{rows}</table></fieldset>'


@layout("radios, one row of selectOneRadio", ("radio",), but=_NO_BREAKS)
def _select_one_row(parts: Sequence[Part]) -> str:
    cells = lines(parts, lambda p: f'<td>{p.control()}<label for="{p.id}"> {p.words}</label></td>')
    return f"<fieldset><table><tbody><tr>{cells}</tr></tbody></table></fieldset>"


@layout("radios, fieldset with a paragraph each", ("radio",))
def _paragraphs(parts: Sequence[Part]) -> str:
    paragraphs = lines(parts, lambda p: f"<p>{p.control()} {p.words}</p>")
    return f"<fieldset><legend>Refresh Token Policy:</legend>{paragraphs}</fieldset>"


@layout("radios, elements with the role", ("radio",))
def _roles(parts: Sequence[Part]) -> str:
    items = lines(parts, lambda p: p.marked("div", p.words, 'role="radio" tabindex="0" aria-checked="false"'))
    return f'<div role="radiogroup" aria-label="Refresh Token Policy">{items}</div>'
