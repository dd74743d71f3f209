"""Layouts of Lightning: SLDS form elements, base components with and without shadow roots, Aura inputs."""

from __future__ import annotations

from collections.abc import Sequence

from ..parts import Part
from .layout import TICKS, layout, lines, pairs

_STACKED = '<div class="slds-form-element">{label}<div class="slds-form-element__control">{control}</div></div>'
_LABEL = '<label class="slds-form-element__label" for="{0}">{1}</label>'
_PLAIN_KINDS = ("text", "select", "file")


def _element(part: Part, label: str, control: str) -> str:
    return _STACKED.format(label=label.format(part.id, part.words), control=control)


def _faux(part: Part) -> str:
    """A tick as SLDS draws it: the input hides, a span is seen, the label wraps the words."""
    kind = "checkbox" if part.kind == "check" else "radio"
    return (
        f'<span class="slds-{kind}">{part.control()}<label class="slds-{kind}__label" for="{part.id}">'
        f'<span class="slds-{kind}_faux"></span><span class="slds-form-element__label">{part.words}</span>'
        f"</label></span>"
    )


def _shadow(host: str, inner: str) -> str:
    return f'<{host}><template shadowrootmode="open">{{style}}{inner}</template></{host}>'


@layout("SLDS stacked", _PLAIN_KINDS)
def _stacked(parts: Sequence[Part]) -> str:
    return lines(parts, lambda p: _element(p, _LABEL, p.control()))


@layout("SLDS stacked, label is a span", _PLAIN_KINDS)
def _stacked_span(parts: Sequence[Part]) -> str:
    return lines(parts, lambda p: _element(p, '<span class="slds-form-element__label">{1}</span>', p.control()))


@layout("SLDS horizontal", _PLAIN_KINDS)
def _horizontal(parts: Sequence[Part]) -> str:
    inner = lines(parts, lambda p: _element(p, _LABEL, p.control()))
    return f'<div class="slds-form_horizontal">{inner}</div>'


@layout("SLDS compound", ("text", "select"))
def _compound(parts: Sequence[Part]) -> str:
    def row(two: Sequence[Part]) -> str:
        cells = "".join(f'<div class="slds-size_1-of-2">{_element(p, _LABEL, p.control())}</div>' for p in two)
        return f'<div class="slds-form-element__row">{cells}</div>'

    rows = "".join(row(two) for two in pairs(parts))
    legend = '<legend class="slds-form-element__label">Basic Information</legend>'
    return f'<fieldset class="slds-form-element slds-form_compound">{legend}{rows}</fieldset>'


@layout("SLDS stacked, two columns, label is a span", ("text", "select"))
def _two_columns(parts: Sequence[Part]) -> str:
    def row(two: Sequence[Part]) -> str:
        label = '<span class="slds-form-element__label">{1}</span>'
        cells = "".join(f'<div class="slds-size_1-of-2">{_element(p, label, p.control())}</div>' for p in two)
        return f'<div class="slds-form-element__row">{cells}</div>'

    return "".join(row(two) for two in pairs(parts))


@layout("SLDS ticks, drawn", TICKS)
def _drawn(parts: Sequence[Part]) -> str:
    return lines(parts, lambda p: f'<div class="slds-form-element__control">{_faux(p)}</div>')


@layout("SLDS radio group, drawn", ("radio",))
def _radio_group(parts: Sequence[Part]) -> str:
    legend = '<legend class="slds-form-element__legend">Refresh Token Policy</legend>'
    return f"<lightning-radio-group><fieldset>{legend}{lines(parts, _faux)}</fieldset></lightning-radio-group>"


@layout("SLDS radio button group", ("radio",), but=("description", "line break"))
def _button_group(parts: Sequence[Part]) -> str:
    inner = lines(
        parts,
        lambda p: (
            f'<span class="slds-radio slds-radio_button">{p.control()}'
            f'<label class="slds-radio_button__label" for="{p.id}"><span>{p.words}</span></label></span>'
        ),
    )
    return f'<div class="slds-radio_button-group">{inner}</div>'


@layout("lightning-input", ("text", "file"))
def _lightning_input(parts: Sequence[Part]) -> str:
    return lines(parts, lambda p: f"<lightning-input>{_element(p, _LABEL, p.control())}</lightning-input>")


@layout("lightning-input in a shadow root", ("text", "file"))
def _lightning_shadow(parts: Sequence[Part]) -> str:
    return lines(parts, lambda p: _shadow("lightning-input", _element(p, _LABEL, p.control())))


@layout("lightning-input in nested shadow roots", ("text",))
def _lightning_nested(parts: Sequence[Part]) -> str:
    inner = lines(parts, lambda p: _shadow("lightning-primitive", _element(p, _LABEL, p.control())))
    return _shadow("setup-form", f'<div class="slds-grid">{inner}</div>')


@layout("label outside, control in a shadow root", ("text", "select", "check"))
def _label_outside(parts: Sequence[Part]) -> str:
    row = '<div class="flex"><div class="third">{}</div><div class="rest">{}</div></div>'
    return lines(parts, lambda p: row.format(p.words, _shadow("setup-input", f"<div>{p.control()}</div>")))


@layout("ticks in a shadow root, drawn", TICKS)
def _drawn_shadow(parts: Sequence[Part]) -> str:
    return _shadow("setup-form", lines(parts, lambda p: f'<div class="slds-form-element__control">{_faux(p)}</div>'))


@layout("lightning-input of type file", ("file",))
def _lightning_file(parts: Sequence[Part]) -> str:
    def one(p: Part) -> str:
        drop = (
            f'<span class="slds-file-selector__dropzone">{p.control("class=slds-file-selector__input")}'
            f'<label class="slds-file-selector__body" for="{p.id}"><span'
            f' class="slds-file-selector__button slds-button">'
            'Upload Files</span><span class="slds-file-selector__text">Or drop files</span></label></span>'
        )
        return _element(p, f'<span class="slds-form-element__label" id="l{p.place}">{{1}}</span>', drop)

    return lines(parts, one)


@layout("file behind a button", ("file",))
def _file_behind(parts: Sequence[Part]) -> str:
    row = '<tr><td class="labelCol">{}</td><td><button type="button">Choose</button>{}</td></tr>'
    return f"<table>{lines(parts, lambda p: row.format(p.words, p.control('class=unseen')))}</table>"


@layout("Aura uiInput", _PLAIN_KINDS)
def _aura(parts: Sequence[Part]) -> str:
    row = (
        '<div class="uiInput uiInputText"><label class="label inputLabel uiLabel-left form-element__label" for="{}">'
        "<span>{}</span></label>{}</div>"
    )
    return lines(parts, lambda p: row.format(p.id, p.words, p.control('class="input"')))


@layout("Aura uiInput, label above without for", _PLAIN_KINDS)
def _aura_loose(parts: Sequence[Part]) -> str:
    row = '<div class="uiInput"><label class="label block"><span>{}</span></label><div class="block">{}</div></div>'
    return lines(parts, lambda p: row.format(p.words, p.control('class="input"')))


@layout("Aura uiInputCheckbox", ("check",))
def _aura_check(parts: Sequence[Part]) -> str:
    row = '<div class="uiInput uiInputCheckbox"><label class="label" for="{}"><span>{}</span></label>{}</div>'
    return lines(parts, lambda p: row.format(p.id, p.words, p.control()))
