"""What a document tells whoever waits for it: that it has changed, and what it looks like."""

from __future__ import annotations

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame

# Resolves just after the next change of the document, at the latest after 50 ms: a property such as an input's value
# can change without one. A document that is still being read changes all the time, and no look at it counts before it
# has been read through. The answer tells whether it is still loading.
_CHANGE = """() => new Promise(done => {
  const reading = () => document.readyState === 'loading';
  const loading = () => document.readyState !== 'complete' ||
    Array.from(document.querySelectorAll('lightning-spinner, .slds-spinner_container, .auraLoadingBox'))
      .some(e => e.checkVisibility());
  const watch = new MutationObserver(() => { if (!reading()) setTimeout(finish, 10); });
  const finish = () => { watch.disconnect(); clearTimeout(last); done(loading()); };
  const last = setTimeout(finish, reading() ? 250 : 50);
  if (reading()) document.addEventListener('DOMContentLoaded', finish);
  watch.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
})"""
_FACE = "() => document.title + '\\n' + Array.from(document.querySelectorAll('h1, h2'), e => e.innerText).join('\\n')"


def next_change(frame: Frame) -> bool:
    """Waits for the document's next change, no longer than an instant; whether it is still loading.

    Raises:
        playwright.sync_api.Error: the page is closed.
    """
    try:
        return bool(frame.evaluate(_CHANGE))
    except PlaywrightError:  # the document went away: that is the change
        if frame.page.is_closed():
            raise
        return True


def face(frame: Frame) -> str:
    """A look: address, title and headings, to tell whether a page has changed."""
    try:
        return f"{frame.url}\n{frame.evaluate(_FACE)}"
    except PlaywrightError:
        return ""
