"""What a document asks after Delete was pressed, and whether that was there before. It knows no screen and no app."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import ElementHandle, Frame, JSHandle, Page

from ...browser.questions import ask
from ...dom.query import DIALOGS
from .buttons import CONTROLS, SAYS

# The button and what is said around it in one answer, so that what is pressed is what was judged. Classic pages lie in
# a table of one row as a whole, which is no list of things to delete: its row holds the page's heading.
_QUESTION = (
    r"""old => {
  const seen = e => e.checkVisibility({visibilityProperty: true});
  const plain = text => (text || '').replace(/\s+/g, ' ').trim();
  const label = SAYS, DIALOG = 'DIALOGS';
  const all = Array.from(document.querySelectorAll('CONTROLS')).filter(e => seen(e) && !e.disabled);
  const opened = e => e.closest(DIALOG) && !(old || []).includes(e.closest(DIALOG));
  const saying = words => all.filter(e => words.test(label(e)));
  const DELETE = /^(del|delete|remove)\b/i, YES = /^(ok|yes|confirm)$/i;
  const ways = [
    saying(DELETE).filter(opened),
    saying(YES).filter(e => opened(e) && /delet/i.test(e.closest(DIALOG).innerText)),
    saying(DELETE),
    saying(YES),
  ];
  const deeds = ways.find(found => found.length) || [], deletes = deeds.some(e => DELETE.test(label(e)));
  const sure = deeds.filter(e => (deletes ? /^delete$/i : YES).test(label(e)));
  const region = e => e.closest(DIALOG) || e.closest('form') || document.body;
  const where = sure.length ? region(sure[0]) : null;
  const above = where !== null && where.matches(DIALOG);
  const layout = row => row.tagName === 'TR' && (row.querySelector('h1') !== null ||
    row.closest('table').rows.length === 1 && row.querySelector('h2') !== null);
  const entry = (row, button) => {
    const list = row.closest('table, [role=grid], [role=table], ul, ol');
    const heads = list !== null && list.querySelector('th, [role=columnheader], [role=rowheader]') !== null;
    const links = Array.from(row.querySelectorAll('a[href]')).some(link => link !== button);
    return heads || links || row.tagName === 'LI';
  };
  const rows = e => {
    const found = [];
    for (let row = e.closest('tr, [role=row], li'); row; row = row.parentElement.closest('tr, [role=row], li'))
      if (!above || where.contains(row)) found.push(row);
    return found;
  };
  const listed = e => rows(e).some(row => !layout(row) && entry(row, e));
  const does = e => [e.tagName, e.formAction, e.getAttribute('onclick')].join();
  const twice = sure.length < 2 || !above && sure.every(e => e.tagName !== 'A' && does(e) === does(sure[0]));
  const other = deletes && where !== null && all.some(e => where.contains(e) && YES.test(label(e)));
  const vague = where === document.body && !deletes;
  const one = sure.length === deeds.length && sure.every(e => region(e) === where && !listed(e)) &&
    (deletes || sure.length === 1) && twice && !other && !vague;
  const heads = () => Array.from(document.querySelectorAll('h1, h2')).filter(e => seen(e) && !where.contains(e));
  const form = where !== null && where.tagName === 'FORM';
  const words = where === null ? [] : [where.innerText, where.getAttribute('aria-label')];
  if (form) words.unshift(document.title, ...heads().map(e => plain(e.innerText)));
  const single = e => e.tagName !== 'TR' || !e.querySelector('tr') &&
    Array.from(e.cells).filter(cell => plain(cell.innerText)).length === 1;
  const listing = 'li, tr, [role=listitem], [role=option]';
  const entries = above || form ? Array.from(where.querySelectorAll(listing)).filter(e => seen(e) && single(e)) : [];
  const dialogs = Array.from(document.querySelectorAll(DIALOG)).filter(seen);
  const lines = texts => texts.join('\n').split('\n').map(plain).filter(Boolean);
  return {
    button: one && sure[0] || null,
    dialogs,
    facts: {
      born: performance.timeOrigin,
      above: above && !(old || []).includes(where) ? 'new' : above ? 'old' : '',
      yes: !deletes,
      lines: lines(words),
      entries: lines(entries.map(e => e.innerText)),
    },
  };
}""".replace("SAYS", SAYS)
    .replace("DIALOGS", DIALOGS)
    .replace("CONTROLS", CONTROLS)
)
"""JavaScript: the button of one question, none where there are several or a list of things to delete; and its words."""


@dataclass(frozen=True)
class Standing:
    """A document before Delete was pressed: the moment of its birth, and the dialogs that were open in it."""

    born: float
    dialogs: JSHandle


@dataclass(frozen=True)
class Asked:
    """What a document asks now, with the button that would confirm it."""

    button: ElementHandle
    new_document: bool
    new_dialog: bool
    in_dialog: bool
    yes: bool
    """Whether the button says OK, Yes or Confirm, which delete nothing by themselves."""
    lines: list[str]
    entries: list[str]
    """The entries of lists in it, which may be things that would be deleted as well."""


def standing(page: Page, frame: Frame) -> Standing | None:
    """A check: what is there now; None where the document goes away meanwhile."""

    def look() -> Standing:
        found = frame.evaluate_handle(_QUESTION, None)
        return Standing(found.evaluate("found => found.facts.born"), found.get_property("dialogs"))

    return ask(page, look, None)


def question(page: Page, frame: Frame, was: Standing | None) -> Asked | None:
    """A check: the one question in a document; None without one, with several, or where it goes away meanwhile.

    `was` is what stood in that frame before; what was asked there already is told from what is new.
    """

    def look() -> Asked | None:
        same = was is not None and frame.evaluate("performance.timeOrigin") == was.born
        found = frame.evaluate_handle(_QUESTION, was.dialogs if was is not None and same else None)
        button = found.get_property("button").as_element()
        facts = found.evaluate("found => found.facts")
        if button is None:
            return None
        new, above = was is None or facts["born"] != was.born, facts["above"]
        return Asked(button, new, above == "new", bool(above), facts["yes"], facts["lines"], facts["entries"])

    return ask(page, look, None)
