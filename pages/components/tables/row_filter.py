"""Asks a long list for the lines that can be meant: what is to be seen of each line is slow to ask for."""

from __future__ import annotations

import json

from ...values.text import shown

_KEEP = r"""row => {
    const text = row.textContent.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, '')
      .replace(/\s+/g, ' ').toLowerCase();
    return !MEANT.length || /(?![a-z])\p{L}/u.test(text) || MEANT.some(one => text.includes(one));
  }"""


def sieved(script: str, *meant: str) -> str:
    """`script` with KEEP as a function: whether a row can have one of these texts in it; without a text every row can.

    It keeps at least what `pages.values.text.same` finds the same: letters whose case is more than theirs (ß, SS) are
    not judged in the page, neither in a row nor in a text.
    """
    texts = [shown(text).lower() for text in meant]
    return script.replace("KEEP", _KEEP.replace("MEANT", json.dumps(texts if all(map(str.isascii, texts)) else [])))
