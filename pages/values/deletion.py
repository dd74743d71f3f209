"""Judges a question about deleting: whether it is about one app alone, by what it says. It knows texts and no page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from .app_identity import AppIdentity
from .text import key, shown

_BEGINS = re.compile(
    r"delet|are you sure|(?:do|would) you (?:really )?(?:want|like) to (?:delete|remove)|confirm|warning"
)
_THIS = re.compile(r"\b(?:this|the) (?:connected )?(?:app|application|record|item)\b|^are you sure\W*$|\bdelete it\b")
_SEVERAL = re.compile(
    r"\b(?:apps|applications|these|following|selected|both|each|every)\b|\ball (?:of )?(?:them|connected|the)\b|\b\d+\b"
)
_QUOTED = re.compile(
    r"[\"\u201c\u201d\u201e\u00ab\u00bb]([^\"\u201c\u201d\u201e\u00ab\u00bb]+)[\"\u201c\u201d\u201e\u00ab\u00bb]"
    r"|(?<!\w)['\u2018]([^'\u2018\u2019]+)['\u2019](?!\w)"
)
_TAIL = re.compile(r"\s~\s*salesforce\b.*$", re.IGNORECASE)
"""What the titles of classic pages end with: the product and the edition. Source: public automation code; grade A."""
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_PLAIN_WORDS = frozenset(
    _WORD.findall("""
    a able about access action after again all also an and any anyone app application approvals are as associated at
    authorize authorized be because been before being by can can't cancel cannot click come confirm confirmation
    connected consumer continue data delete deleted deletes deleting deletion do does don't done for from gone have
    having if in including integration integrations into is isn't it its key keys label lasts later log logged login
    logins longer lose loses made make means must name no none not of ok on once or org organization other out over page
    permanent permanently permission please policies policy press proceed profile profiles question really record
    refresh related remove removed removes removing removal restore restored revoke revoked salesforce secret
    session sessions set sets setup should still stop stops sure system than that the their them then there they
    this to token tokens undo undone until use used user users uses using version want warning was when who will
    with won't work works would yes you your api
    """)
)
"""What a question about one app may say besides its name. A word that is none of these may be another app's name."""


def asks_about(text: str, app: AppIdentity, others: Collection[str]) -> bool:
    """Whether a native dialog asks to delete that app: by its name, or as the one whose page it lies over.

    `others` are the names of the org's other apps. That Delete asks is grade B, in which words grade D; so what is not
    plainly about this one app is not confirmed.
    """
    said = key(text)
    about = _is_named(said, app) or _THIS.search(said) is not None
    return bool(_BEGINS.match(said)) and about and _about_one(text, app, others)


def is_about(
    lines: Iterable[str], entries: Iterable[str], app: AppIdentity, others: Collection[str], *, by_id: bool = False
) -> bool:
    """Whether the lines of a page or of a dialog in it name that app, and neither one of the others nor another thing.

    `entries` are those of its lines that are entries of lists. With `by_id` the page's address has told already that it
    is this app's, so that it need not be named where something is asked.
    """
    said = [_TAIL.sub("", line) for line in lines]
    named = names_app(said, app, others)
    asked = by_id and any(asks_about(line, app, others) for line in said) and _of_one(said, app, others)
    return (named or asked) and all(_about_one(entry, app, others) for entry in entries)


def names_app(lines: Iterable[str], app: AppIdentity, others: Collection[str]) -> bool:
    """Whether the lines of a page or of a dialog in it name that app, and none of the others."""
    said = list(lines)
    naming = [line for line in said if _is_named(key(line), app)]
    return bool(naming) and all(_about_one(line, app, others) for line in naming) and _of_one(said, app, others)


def _of_one(lines: list[str], app: AppIdentity, others: Collection[str]) -> bool:
    """Whether no line names one of the others, quotes another name, or deletes several things."""
    deleting = [line for line in lines if "delet" in key(line)]
    return not any(
        _SEVERAL.search(_without(key(line), app)) or _quotes_another(line, app) for line in deleting
    ) and not any(mentions_another(line, app, others) for line in lines)


def mentions_another(text: str, app: AppIdentity, others: Collection[str]) -> bool:
    """Whether a line names one of the other apps."""
    return any(_is_phrase(key(text), other) for other in _strangers(app, others))


def _about_one(text: str, app: AppIdentity, others: Collection[str]) -> bool:
    if mentions_another(text, app, others) or _quotes_another(text, app) or _is_longer(text, app):
        return False
    rest = _without(key(text), app)
    return not _SEVERAL.search(rest) and all(
        word.replace("\u2019", "'") in _PLAIN_WORDS for word in _WORD.findall(rest)
    )


def _quotes_another(text: str, app: AppIdentity) -> bool:
    """Whether something in quotes is no name of this app, but for what a button or a page is called."""
    quoted = [key(one[1] or one[2]) for one in _QUOTED.finditer(text)]
    return any(one not in _own(app) and one not in ("delete", "ok", "yes", "cancel") for one in quoted)


def _is_longer(text: str, app: AppIdentity) -> bool:
    """Whether each time that the name is there more of a name follows it: a capital, or what is joined by a sign."""
    more = r"(?!\s+(?-i:[A-Z])|[-.+&/@#]\w)"
    whole = [re.compile(rf"(?<!\w)(?<!\w[-.+&/@#]){re.escape(name)}(?!\w){more}", re.IGNORECASE) for name in _own(app)]
    return _is_named(key(text), app) and not any(name.search(shown(text)) for name in whole)


def _own(app: AppIdentity) -> list[str]:
    return sorted((key(name) for name in (app.name, app.api_name) if name), key=len, reverse=True)


def _strangers(app: AppIdentity, others: Collection[str]) -> list[str]:
    """The other apps' names; one that is a part of this app's own name is in every text that names it."""
    own = _own(app)
    return [other for other in map(key, others) if other and not any(_is_phrase(name, other) for name in own)]


def _is_named(said: str, app: AppIdentity) -> bool:
    return any(_is_phrase(said, name) for name in _own(app))


def _is_phrase(said: str, name: str) -> bool:
    return _phrase(name).search(said) is not None


def _without(said: str, app: AppIdentity) -> str:
    for name in _own(app):
        said = _phrase(name).sub(" ", said)
    return said


def _phrase(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
