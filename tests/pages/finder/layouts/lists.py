"""Layouts of lists to choose from: combo boxes, and pairs of lists with arrows between them."""

from __future__ import annotations

from collections.abc import Sequence

from ..parts import Part
from .layout import layout, lines, pairs

_LABELLED = (
    '<div class="slds-form-element"><label class="slds-form-element__label" for="{}">{}</label>'
    '<div class="slds-form-element__control">{}</div></div>'
)


@layout("lightning-combobox, a button", ("select",))
def _combobox(parts: Sequence[Part]) -> str:
    return lines(
        parts,
        lambda p: _LABELLED.format(
            p.id,
            p.words,
            '<div class="slds-combobox">'
            + p.marked("button", "<span>--None--</span>", 'type="button" role="combobox" aria-haspopup="listbox"')
            + '<div role="listbox" class="slds-dropdown slds-hide"><div role="option">First of three</div></div></div>',
        ),
    )


@layout("lightning-combobox, an input", ("select",))
def _combobox_input(parts: Sequence[Part]) -> str:
    box = '<div class="slds-combobox"><input{} id="{}" role="combobox" aria-haspopup="listbox" readonly {}></div>'
    return lines(parts, lambda p: _LABELLED.format(p.id, p.words, box.format(p.mark, p.id, p.extra)))


@layout("lightning-dual-listbox", ("select",))
def _dual(parts: Sequence[Part]) -> str:
    options = '<li role="presentation"><div role="option" aria-selected="false"><span title="{0}">{0}</span></div></li>'

    def one(p: Part) -> str:
        items = "".join(options.format(name) for name in ("Full access (full)", "Perform requests (refresh_token)"))
        listed = p.marked("ul", items, f'role="listbox" aria-multiselectable="true" aria-labelledby="l{p.place}"')
        return (
            f'<div class="slds-dueling-list__column"><span'
            f' class="slds-form-element__label" id="l{p.place}">{p.words}</span>'
            f'<div class="slds-dueling-list__options">{listed}</div></div>'
        )

    return f'<div class="slds-dueling-list">{lines(parts, one)}</div>'


@layout("pair of lists with arrows", ("select",), but=("description",))
def _lists(parts: Sequence[Part]) -> str:
    """Two lists a row, their labels in a row above, as the scopes of the classic form stand."""
    arrows = '<td><a href="#a"><img alt="Add" src="x"></a><br><a href="#r"><img alt="Remove" src="x"></a></td>'

    many = "multiple size=4"

    def pair(two: Sequence[Part]) -> str:
        heads = "<th></th>".join(f'<th class="selectTitle">{p.words}</th>' for p in two)
        return f"<tr>{heads}</tr><tr>{arrows.join(f'<td>{p.control(many)}</td>' for p in two)}</tr>"

    return "".join(f'<table class="multiSelect">{pair(two)}</table>' for two in pairs(parts))
