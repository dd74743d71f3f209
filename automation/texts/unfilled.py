"""Texts that stand where a value was to be: a variable that nothing filled in, a mask, what programs print for nothing.

They come of a secret or variable that is not there where a job runs. An org would take such a password for a wrong one,
and lock the user after some nights; an app or a permission set would be made with such a name. It knows no setting.
"""

from __future__ import annotations

import re

_EMBRACED = r"\$?\{\{[^{}]*\}\}|\$\{[A-Za-z_][\w.:-]*\}|\$\([A-Za-z_][\w.]*\)|#\{[A-Za-z_][\w.]*\}"
"""Of GitHub and templates, of shells, Jenkins and GitLab, of Azure, of Octopus."""
_REFERENCE = re.compile(rf"{_EMBRACED}|%[A-Za-z_]\w*%|\$env:\w+|\$(?:SF|APP|SETUPWALK)_\w+", re.IGNORECASE)
_WITHIN = re.compile(_EMBRACED)
_AS_FOLDER = re.compile(rf"(?:^|[\\/])(?:{_EMBRACED}|%[A-Za-z_]\w*%|\$env:\w+|\$[A-Z][A-Z0-9_]+)(?=[\\/]|$)")
_MASK = re.compile(
    r"[*\u2022\u25cf]{3,}|[\[<(](?:masked|redacted|filtered|hidden|secure|sensitive(?: value)?)[\])>]", re.IGNORECASE
)
_NOTHING = frozenset({"null", "(null)", "<null>", "undefined", "None", "<nil>", "<no value>"})
"""As jq, .NET, JavaScript, Python, Go and Go's templates print it."""


def unfilled(text: str) -> str:
    """What such a text is, as the end of a sentence; empty for any other."""
    if _REFERENCE.fullmatch(text):
        return "contains a variable that was not filled in; is that one defined where this runs?"
    if _MASK.fullmatch(text):
        return "is what is shown in place of a secret, and not the secret itself"
    if text in _NOTHING:
        return "is what programs print where there is no value"
    return ""


def no_secret(text: str) -> str:
    """Why a text is no password or code, as the end of a sentence: what stores of secrets and web servers print around
    one, or in place of one; empty for any other."""
    if problem := unfilled(text):
        return problem
    if text in ("{", "[") or re.fullmatch(r"\{\s*\".*\}", text):
        return "is JSON, and not the secret itself; take it out, as with: jq -r .NAME"
    if text.startswith("-----BEGIN "):
        return "is the beginning of a key or certificate, and no password"
    if re.match(r"<(?:!doctype|html|\?xml)\b", text, re.IGNORECASE):
        return "is the beginning of a page, and no password; did a request fail?"
    if re.match(r"(?:export\s+|set\s+)?SF_PASSWORD=.", text):
        return "begins with SF_PASSWORD=, as a line of .env does; remove that"
    return ""


def part_unfilled(text: str) -> str:
    """The part of a text that looks so; it may be meant, since `.env` gives no sign a meaning."""
    found = _WITHIN.search(text)
    return found[0] if found is not None else ""


def unfilled_path(text: str) -> str:
    """The same of a path that is not there, in which a variable may be one of the folders."""
    if _AS_FOLDER.search(text):
        return "contains a variable that was not filled in; write the path itself, which may begin with ~"
    return unfilled(text)
