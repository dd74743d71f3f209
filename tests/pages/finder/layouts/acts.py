"""Layouts of buttons and toggles."""

from __future__ import annotations

from collections.abc import Sequence

from ..parts import Part
from .layout import layout, lines

_VALUE = ("plain",)
_BUTTON = ("button",)


def _bar(parts: Sequence[Part], button: str) -> str:
    def one(p: Part) -> str:
        return button.format(t=f'{p.mark} {p.extra} id="{p.id}"', label=p.attribute, words=p.words, place=p.place)

    return f'<div class="pbButton">{lines(parts, one)}</div>'


_VALUES = {
    "input submit": '<input type="submit" class="btn"{t} value="{label}">',
    "input button": '<input type="button" class="btn"{t} value="{label}">',
    "input padded with spaces": '<input type="button" class="btn"{t} value="  {label} ">',
    "input padded with nbsp": '<input type="submit" class="btn"{t} value="&nbsp;{label}&nbsp;">',
    "image button": '<input type="image"{t} alt="{label}" src="x.gif" width="60" height="20">',
    "a with img": '<a href="#p{place}"{t}><img alt="{label}" src="x.gif" width="24" height="24"></a>',
    "name in title": '<button type="button"{t} title="{label}"><svg width="16" height="16" aria-hidden="true">'
    "</svg></button>",
    "name in title of an input": '<input type="button"{t} title="{label}" value="">',
    "name in aria-label": '<button type="button"{t} aria-label="{label}"><svg width="16" height="16"></svg></button>',
    "icon with hidden words": '<button class="slds-button slds-button_icon"{t}><svg width="16" height="16"></svg>'
    '<span class="slds-assistive-text">{label}</span></button>',
    "title and words": '<a class="action" role="button" href="#p{place}"{t} title="{label}"><div>{label}</div></a>',
    "title says more": '<input type="button" class="btn"{t} value="{label}" title="{label} (New Window)">',
}
_WORDS = {
    "button": '<button type="button"{t}>{words}</button>',
    "a.btn": '<a class="btn" href="#p{place}"{t}>{words}</a>',
    "a.slds-button": '<a class="slds-button slds-button_brand" href="javascript:void(0)"{t}>{words}</a>',
    "span with the role": '<span role="button" tabindex="0"{t}>{words}</span>',
    "div with the role": '<div role="button" tabindex="0"{t}><span>{words}</span></div>',
    "lightning-button": '<lightning-button><button class="slds-button"{t}>{words}</button></lightning-button>',
    "button with an icon": '<button{t}><svg width="12" height="12" aria-hidden="true"></svg><span>{words}'
    "</span></button>",
    "items of a list": '<li class="slds-button"><runtime-action><button{t} name="x">{words}</button>'
    "</runtime-action></li>",
    "shadow root": '<lightning-button><template shadowrootmode="open"><button part="button"{t}>{words}</button>'
    "</template></lightning-button>",
}
_MARKED = ("plain", "nbsp", "many spaces", "spans", "capitals", "line break")
for _name, _markup in (_VALUES | _WORDS).items():

    def _bars(parts: Sequence[Part], markup: str = _markup) -> str:
        return _bar(parts, markup)

    layout(f"buttons, {_name}", _BUTTON, says=_VALUE if _name in _VALUES else _MARKED)(_bars)


@layout("buttons, top and bottom", _BUTTON, says=_VALUE)
def _twice(parts: Sequence[Part]) -> str:
    below = [p.with_(place=p.place + 40) for p in parts]
    button = _VALUES["input submit"]
    form = '<table class="detailList"><tr><td>Description</td><td><input type="text" id="d"></td></tr></table>'
    return f"<form>{_bar(parts, button)}{form}{_bar(below, button)}</form>"


@layout("toggle, lightning", ("toggle",), but=("line break",))
def _lightning_toggle(parts: Sequence[Part]) -> str:
    row = (
        '<div class="slds-form-element"><label class="slds-checkbox_toggle slds-grid"><span'
        ' class="slds-form-element__label">'
        '{words}</span><input type="checkbox"{t} role="switch" aria-describedby="d{place}"><span id="d{place}" '
        'class="slds-checkbox_faux_container"><span class="slds-checkbox_faux"></span><span'
        ' class="slds-checkbox_on">Enabled</span>'
        '<span class="slds-checkbox_off">Disabled</span></span></label></div>'
    )
    return lines(parts, lambda p: row.format(words=p.words, t=f'{p.mark} {p.extra} id="{p.id}"', place=p.place))


@layout("toggle, switch with aria-label", ("toggle",), says=_VALUE)
def _switch(parts: Sequence[Part]) -> str:
    return lines(
        parts,
        lambda p: (
            '<div class="flex"><div class="rest"><p>{}</p><p>What it does for all users.</p></div>{}</div>'.format(
                p.words, p.marked("button", "Off", f'role="switch" aria-checked="false" aria-label="{p.attribute}"')
            )
        ),
    )


@layout("toggle, switch labelled by", ("toggle",))
def _switch_labelled(parts: Sequence[Part]) -> str:
    return lines(
        parts,
        lambda p: (
            f'<div class="flex"><span class="rest" id="l{p.place}">{p.words}</span>'
            + p.marked("span", "On", f'role="switch" tabindex="0" aria-checked="true" aria-labelledby="l{p.place}"')
            + "</div>"
        ),
    )


@layout("toggle, check box with label for", ("toggle",))
def _toggle_check(parts: Sequence[Part]) -> str:
    row = '<p><input type="checkbox"{t}><label for="{id}">{words}</label></p>'
    return lines(parts, lambda p: row.format(t=f'{p.mark} {p.extra} id="{p.id}"', id=p.id, words=p.words))


@layout("toggle, switch beside its words", ("toggle",))
def _toggle_beside(parts: Sequence[Part]) -> str:
    row = "<tr><td>{}</td><td>{}</td></tr>"
    button = 'type="button" role="switch" aria-checked="false"'
    rows = lines(parts, lambda p: row.format(p.words, p.marked("button", "Disabled", button)))
    return f'<table class="wide">{rows}</table>'


@layout("toggle, pressed button", ("toggle",), says=_VALUE)
def _toggle_pressed(parts: Sequence[Part]) -> str:
    pressed = 'type="button" aria-pressed="false"'
    return lines(parts, lambda p: f"<p>{p.marked('button', p.words, pressed)}</p>")
