"""What a document tells whoever waits for it: that it has changed, and what it looks like."""

from __future__ import annotations

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame

from .questions import asking
from .timeouts import CHANGE, READING

# Resolves just after the next change of the document, or after a while without one. A document that is still being read
# changes all the time, and no check of it counts before it has been read through. The answer tells whether it is still
# loading.
_CHANGE = """([still, unread]) => new Promise(done => {
  const reading = () => document.readyState === 'loading';
  const loading = () => document.readyState !== 'complete' ||
    Array.from(document.querySelectorAll('lightning-spinner, .slds-spinner_container, .auraLoadingBox'))
      .some(e => e.checkVisibility());
  const watch = new MutationObserver(() => { if (!reading()) setTimeout(finish, 10); });
  const finish = () => { watch.disconnect(); clearTimeout(last); done(loading()); };
  const last = setTimeout(finish, reading() ? unread : still);
  if (reading()) document.addEventListener('DOMContentLoaded', finish);
  watch.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
})"""
READ_THROUGH = "document.readyState !== 'loading'"
"""JavaScript: whether the document has been read. Before, it has not run the scripts that show its dependent parts and
does not listen yet, and what stands in it may be the half of what it says: nothing is judged by it."""


def next_change(frame: Frame) -> bool:
    """Waits for the document's next change, no longer than an instant; whether it is still loading.

    Raises:
        Unavailable: the page is closed or has crashed, or it does not answer.
    """
    try:
        with asking(frame.page):
            return bool(frame.evaluate(_CHANGE, [CHANGE * 1000, READING * 1000]))
    except PlaywrightError:  # the document went away: that is the change
        return True
