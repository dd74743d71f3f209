"""Layouts of plain HTML: what the markup says, and what only a reader sees."""

from __future__ import annotations

from collections.abc import Sequence

from ..parts import Part
from .layout import FIELDS, TICKS, layout, lines, pairs

_NO_BREAKS = ("line break", "description")
_TEXT_ONLY = ("plain", "colon", "star before, in the text", "star after", "nbsp", "many spaces", "capitals")


@layout("label for", (*FIELDS, "radio"))
def _label_for(parts: Sequence[Part]) -> str:
    return lines(parts, lambda p: f'<div><label for="{p.id}">{p.words}</label> {p.control()}</div>')


@layout("label for, control first", TICKS)
def _label_for_after(parts: Sequence[Part]) -> str:
    return lines(parts, lambda p: f'<div>{p.control()} <label for="{p.id}">{p.words}</label></div>')


@layout("label wraps, words first", (*FIELDS, "radio"))
def _wraps_before(parts: Sequence[Part]) -> str:
    return lines(parts, lambda p: f"<p><label>{p.words} {p.control()}</label></p>")


@layout("label wraps, control first", TICKS)
def _wraps_after(parts: Sequence[Part]) -> str:
    return lines(parts, lambda p: f"<p><label>{p.control()} {p.words}</label></p>")


@layout("labels wrap, all in one line", TICKS, but=_NO_BREAKS)
def _wraps_inline(parts: Sequence[Part]) -> str:
    return " ".join(f"<label>{p.control()}{p.words}</label>" for p in parts)


@layout("aria-labelledby", (*FIELDS, "radio"))
def _labelledby(parts: Sequence[Part]) -> str:
    return lines(
        parts,
        lambda p: (
            f'<div><span id="l{p.place}">{p.words}</span> ' + p.control(f'aria-labelledby="l{p.place}"') + "</div>"
        ),
    )


@layout("aria-labelledby of two elements", FIELDS)
def _labelledby_two(parts: Sequence[Part]) -> str:
    line = '<div><span id="g{0}" class="assistive">Basic Information</span><span id="l{0}">{1}</span> {2}</div>'
    return lines(parts, lambda p: line.format(p.place, p.words, p.control(f'aria-labelledby="g{p.place} l{p.place}"')))


@layout("aria-label", (*FIELDS, "radio"), says=("plain",))
def _aria_label(parts: Sequence[Part]) -> str:
    return lines(parts, lambda p: "<div>" + p.control(f'aria-label="{p.attribute}"') + "</div>")


@layout("title of the control", (*FIELDS, "radio"), says=("plain",))
def _title(parts: Sequence[Part]) -> str:
    return lines(parts, lambda p: "<div>" + p.control(f'title="{p.attribute}"') + "</div>")


@layout("placeholder", ("text",), says=("plain",))
def _placeholder(parts: Sequence[Part]) -> str:
    return lines(parts, lambda p: "<div>" + p.control(f'placeholder="{p.attribute}"') + "</div>")


@layout("one cell, words first", FIELDS)
def _one_cell(parts: Sequence[Part]) -> str:
    return f"<table>{lines(parts, lambda p: f'<tr><td>{p.words} {p.control()}</td></tr>')}</table>"


@layout("one cell, control first", TICKS)
def _one_cell_after(parts: Sequence[Part]) -> str:
    return f"<table>{lines(parts, lambda p: f'<tr><td>{p.control()} {p.words}</td></tr>')}</table>"


@layout("words above, in a block", FIELDS)
def _above(parts: Sequence[Part]) -> str:
    return lines(parts, lambda p: f'<div class="field"><div>{p.words}</div><div>{p.control()}</div></div>')


@layout("words above, in a row of a table", FIELDS, but=("description",))
def _above_in_table(parts: Sequence[Part]) -> str:
    def row(two: Sequence[Part]) -> str:
        heads = "".join(f"<td>{p.words}</td>" for p in two)
        return f"<tr>{heads}</tr><tr>{''.join(f'<td>{p.control()}</td>' for p in two)}</tr>"

    return f'<table class="wide">{"".join(row(two) for two in pairs(parts))}</table>'


@layout("dl", (*FIELDS, "value"))
def _dl(parts: Sequence[Part]) -> str:
    return f"<dl>{lines(parts, lambda p: f'<dt>{p.words}</dt><dd>{p.control()}</dd>')}</dl>"


@layout("div of two spans", (*FIELDS, "value"), but=("description",))
def _spans(parts: Sequence[Part]) -> str:
    return lines(parts, lambda p: f'<div class="row"><span>{p.words}</span> <span>{p.control()}</span></div>')


@layout("flex row of two divs", (*FIELDS, "value"))
def _flex(parts: Sequence[Part]) -> str:
    return lines(
        parts,
        lambda p: (
            f'<div class="flex"><div class="third">{p.words}</div>'
            f'<div class="rest"><div><div>{p.control()}</div></div></div></div>'
        ),
    )


@layout("grid without rows", FIELDS, but=("description",))
def _grid(parts: Sequence[Part]) -> str:
    return f'<div class="grid">{lines(parts, lambda p: f"<div>{p.words}</div><div>{p.control()}</div>")}</div>'


@layout("text and br", FIELDS, but=_NO_BREAKS)
def _text_br(parts: Sequence[Part]) -> str:
    return f"<form>{lines(parts, lambda p: f'{p.words} {p.control()}<br>')}</form>"


@layout("text, br, control, br", FIELDS, but=_NO_BREAKS)
def _text_br_control(parts: Sequence[Part]) -> str:
    return f"<form>{lines(parts, lambda p: f'{p.words}<br>{p.control()}<br><br>')}</form>"


@layout("b and br", FIELDS, but=_NO_BREAKS)
def _bold_br(parts: Sequence[Part]) -> str:
    return f"<form>{lines(parts, lambda p: f'<b>{p.words}</b> {p.control()}<br>')}</form>"


@layout("nearness alone", (*FIELDS, "radio"), says=_TEXT_ONLY)
def _near(parts: Sequence[Part]) -> str:
    at = "position:absolute;top:{}px;left:{}px"
    words = lines(parts, lambda p: f'<div style="{at.format(p.place * 48, 10)}">{p.words}</div>')
    controls = lines(parts, lambda p: f'<div style="{at.format(p.place * 48, 320)}">{p.control()}</div>')
    return f'<div style="position:relative;height:{len(parts) * 50}px">{words}{controls}</div>'
