"""Layouts of Setup's classic pages: servlet pages (label cells are td) and Visualforce (label cells are th).

The class names are those of public page sources (grade A in the project's notes); where the words stand is what varies.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..parts import Part
from .layout import FIELDS, layout, lines, pairs

_KINDS = (*FIELDS, "value")


def _table(rows: str) -> str:
    return (
        '<div class="pbBody"><div class="pbSubsection">'
        f'<table class="detailList" cellpadding="0" cellspacing="0"><tbody>{rows}</tbody></table></div></div>'
    )


def _rows(parts: Sequence[Part], cells: Callable[[Part], str], *, two: bool = False) -> str:
    rows = pairs(parts) if two else [[part] for part in parts]
    return _table("\n".join(f"<tr>{''.join(cells(part) for part in row)}</tr>" for row in rows))


def _labelled(part: Part) -> str:
    return part.words if part.kind == "value" else f'<label for="{part.id}">{part.words}</label>'


@layout("servlet, label for", FIELDS)
def _servlet(parts: Sequence[Part]) -> str:
    return _rows(parts, lambda p: f'<td class="labelCol">{_labelled(p)}</td><td class="data2Col">{p.control()}</td>')


@layout("servlet, text of the cell", _KINDS)
def _servlet_text(parts: Sequence[Part]) -> str:
    return _rows(parts, lambda p: f'<td class="labelCol">{p.words}</td><td class="data2Col">{p.control()}</td>')


@layout("servlet, label without for", FIELDS)
def _servlet_loose(parts: Sequence[Part]) -> str:
    cells = '<td class="labelCol"><label>{}</label></td><td class="dataCol col02">{}</td>'
    return _rows(parts, lambda p: cells.format(p.words, p.control()))


@layout("servlet, two columns", _KINDS)
def _servlet_two(parts: Sequence[Part]) -> str:
    cells = '<td class="labelCol">{}</td><td class="dataCol col02">{}</td>'
    return _rows(parts, lambda p: cells.format(p.words, p.control()), two=True)


@layout("servlet, two columns, label for", FIELDS)
def _servlet_two_for(parts: Sequence[Part]) -> str:
    cells = '<td class="labelCol">{}</td><td class="dataCol col02">{}</td>'
    return _rows(parts, lambda p: cells.format(_labelled(p), p.control()), two=True)


@layout("servlet, required", FIELDS)
def _servlet_required(parts: Sequence[Part]) -> str:
    cells = (
        '<td class="labelCol requiredInput">{}</td><td class="data2Col"><div class="requiredInput">'
        '<div class="requiredBlock"></div>{}</div></td>'
    )
    return _rows(parts, lambda p: cells.format(_labelled(p), p.control()))


@layout("servlet, required, text of the cell", FIELDS)
def _servlet_required_text(parts: Sequence[Part]) -> str:
    cells = (
        '<td class="labelCol requiredInput">{}</td><td class="dataCol"><div class="requiredInput">'
        '<div class="requiredBlock"></div>{}</div></td>'
    )
    return _rows(parts, lambda p: cells.format(p.words, p.control()), two=True)


@layout("servlet, example below the control", FIELDS)
def _servlet_example(parts: Sequence[Part]) -> str:
    cells = '<td class="labelCol">{}</td><td class="data2Col">{}<div class="mouseOverInfo">Example: as it is</div></td>'
    return _rows(parts, lambda p: cells.format(p.words, p.control()))


@layout("servlet, lookup and link beside the control", ("text", "file"))
def _servlet_lookup(parts: Sequence[Part]) -> str:
    cells = (
        '<td class="labelCol">{}</td><td class="data2Col">{} <a href="#x">Choose one of ours</a> or <b>none</b></td>'
    )
    return _rows(parts, lambda p: cells.format(p.words, p.control()))


@layout("Visualforce, label for", FIELDS)
def _vf(parts: Sequence[Part]) -> str:
    cells = '<th scope="row" class="labelCol vfLabelColTextWrap">{}</th><td class="data2Col" colspan="1">{}</td>'
    return _rows(parts, lambda p: cells.format(_labelled(p), p.control()))


@layout("Visualforce, label without for", FIELDS)
def _vf_loose(parts: Sequence[Part]) -> str:
    cells = '<th scope="row" class="labelCol vfLabelColTextWrap"><label>{}</label></th><td class="data2Col">{}</td>'
    return _rows(parts, lambda p: cells.format(p.words, p.control()))


@layout("Visualforce, text of the cell", _KINDS)
def _vf_text(parts: Sequence[Part]) -> str:
    cells = '<th scope="row" class="labelCol vfLabelColTextWrap">{}</th><td class="data2Col"><span>{}</span></td>'
    return _rows(parts, lambda p: cells.format(p.words, p.control()))


@layout("Visualforce, two columns", _KINDS)
def _vf_two(parts: Sequence[Part]) -> str:
    cells = '<th scope="row" class="labelCol vfLabelColTextWrap first">{}</th><td class="dataCol first">{}</td>'
    return _rows(parts, lambda p: cells.format(p.words, p.control()), two=True)


@layout("Visualforce, check box before its words", ("check",), but=("description",))
def _vf_check(parts: Sequence[Part]) -> str:
    cells = '<th scope="row" class="labelCol"></th><td class="data2Col">{}<label for="{}">{}</label></td>'
    return _rows(parts, lambda p: cells.format(p.control(), p.id, p.words))


@layout("Visualforce, check box in the label cell", ("check",), but=("description",))
def _vf_check_in_cell(parts: Sequence[Part]) -> str:
    cells = '<td class="dataCol">{}</td><td class="labelCol left">{}</td>'
    return _rows(parts, lambda p: cells.format(p.control(), p.words))


@layout("panel grid, words and control in cells of one class", FIELDS, but=("description",))
def _panel_grid(parts: Sequence[Part]) -> str:
    return (
        f"<table><tbody>{lines(parts, lambda p: f'<tr><td>{p.words}</td><td>{p.control()}</td></tr>')}</tbody></table>"
    )
