"""Asks a long list for the lines that can be meant: what is to be seen of each line is slow to ask for."""

from __future__ import annotations

import json

from ..text import plain

_KEEP = r"""row => {
    const text = row.textContent.replace(/\s+/g, ' ').toLowerCase();
    return !MEANT.length || /(?![a-z])\p{L}/u.test(text) || MEANT.some(one => text.includes(one));
  }"""


def sieved(script: str, *meant: str) -> str:
    """`script` with KEEP as a function: whether a row can have one of these texts in it; without a text every row can.

    It keeps at least what `pages.text.same` finds the same: letters whose case is more than theirs (ß, SS) are not
    judged in the page, neither in a row nor in a text.
    """
    texts = [plain(text).lower() for text in meant]
    return script.replace("KEEP", _KEEP.replace("MEANT", json.dumps(texts if all(map(str.isascii, texts)) else [])))
