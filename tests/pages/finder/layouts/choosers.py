"""Layouts of a chooser: one of several ways to go on, each with a title and often a description."""

from __future__ import annotations

from collections.abc import Sequence

from ..parts import Part
from .layout import layout, lines

_KIND = ("choice",)
_SOME = ("plain", "nbsp", "many spaces", "spans", "capitals", "line break")
_ABOUT = "Use this kind of app where it suits the integration."


def _radio(p: Part) -> str:
    return f'<input type="radio"{p.mark} {p.extra} id="{p.id}" name="appType" value="{p.place}">'


@layout("choice, visual picker", _KIND, says=_SOME)
def _picker(parts: Sequence[Part]) -> str:
    tile = (
        '<div class="slds-visual-picker slds-visual-picker_vertical">{}<label for="{}"><span'
        ' class="slds-visual-picker__figure">'
        '<span><span class="slds-text-heading_small block">{}</span><span class="slds-text-title block">{}'
        "</span></span></span>"
        "</label></div>"
    )
    return f"<fieldset>{lines(parts, lambda p: tile.format(_radio(p), p.id, p.words, _ABOUT))}</fieldset>"


@layout("choice, tile whose label runs on", _KIND, says=("plain",), begins=True)
def _runs_on(parts: Sequence[Part]) -> str:
    return lines(parts, lambda p: f'<p>{_radio(p)}<label for="{p.id}">{p.words}. {_ABOUT}</label></p>')


@layout("choice, radios with label", _KIND)
def _radios(parts: Sequence[Part]) -> str:
    return lines(parts, lambda p: f'<div>{_radio(p)}<label for="{p.id}">{p.words}</label></div>')


@layout("choice, label wraps a tile", _KIND, says=_SOME)
def _wrapped(parts: Sequence[Part]) -> str:
    tile = '<label class="tile">{}<strong>{}</strong><p>{}</p></label>'
    return lines(parts, lambda p: tile.format(_radio(p), p.words, _ABOUT))


@layout("choice, drawn radios", _KIND)
def _drawn(parts: Sequence[Part]) -> str:
    one = (
        '<span class="slds-radio">{}<label for="{}"><span class="slds-radio_faux"></span><span>{}</span></label></span>'
    )
    return lines(parts, lambda p: one.format(_radio(p), p.id, p.words))


@layout("choice, radio with text and br", _KIND, but=("description", "line break"))
def _text(parts: Sequence[Part]) -> str:
    return lines(parts, lambda p: f"{_radio(p)} {p.words}<br>")


@layout("choice, a button each", _KIND, says=_SOME)
def _buttons(parts: Sequence[Part]) -> str:
    return lines(parts, lambda p: f"<p>{p.marked('button', p.words, 'type=button')}</p>")


@layout("choice, a button with title and description", _KIND, says=_SOME)
def _big_buttons(parts: Sequence[Part]) -> str:
    inner = '<span class="block">{}</span><span class="block small">{}</span>'
    return lines(parts, lambda p: p.marked("button", inner.format(p.words, _ABOUT), 'type="button" class="tile"'))


@layout("choice, link tiles", _KIND, says=_SOME)
def _links(parts: Sequence[Part]) -> str:
    inner = '<h3 class="block">{}</h3><p>{}</p>'
    return lines(parts, lambda p: p.marked("a", inner.format(p.words, _ABOUT), f'href="#p{p.place}" class="slds-box"'))


@layout("choice, elements with the radio's role", _KIND, says=_SOME)
def _roles(parts: Sequence[Part]) -> str:
    inner = "<div>{}</div><div>{}</div>"
    tiles = lines(
        parts,
        lambda p: p.marked("div", inner.format(p.words, _ABOUT), 'role="radio" aria-checked="false" tabindex="0"'),
    )
    return f'<div role="radiogroup">{tiles}</div>'


@layout("choice, role and aria-label", _KIND, says=("plain",))
def _roles_named(parts: Sequence[Part]) -> str:
    names = 'role="radio" aria-checked="false" tabindex="0" aria-label="{}"'
    return lines(parts, lambda p: p.marked("div", f"<b>{p.words}</b> {_ABOUT}", names.format(p.attribute)))


@layout("choice, options of a list box", _KIND, says=_SOME)
def _options(parts: Sequence[Part]) -> str:
    items = lines(parts, lambda p: p.marked("li", f"<span>{p.words}</span>", 'role="option" aria-selected="false"'))
    return f'<ul role="listbox" aria-label="Type">{items}</ul>'


@layout("choice, clickable boxes without a role", _KIND, says=_SOME)
def _boxes(parts: Sequence[Part]) -> str:
    inner = "<h3>{}</h3><p>{}</p>"
    return lines(parts, lambda p: p.marked("div", inner.format(p.words, _ABOUT), 'class="tile" tabindex="0"'))


@layout("choice, in a shadow root", _KIND, says=_SOME)
def _shadow(parts: Sequence[Part]) -> str:
    inner = lines(parts, lambda p: f'<div>{_radio(p)}<label for="{p.id}">{p.words}</label></div>')
    return f'<app-chooser><template shadowrootmode="open">{{style}}{inner}</template></app-chooser>'
