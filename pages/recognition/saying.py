"""What a page says by itself: a refusal, a notice, something in between. It knows no screen."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from ..dom.snapshot import Control, Message, Snapshot
from ..values.text import LOSS, key, plain, same
from .verdict import Interruption, Kind, Notice

_FORWARD = frozenset(("continue", "next", "ok", "okay", "got it", "done", "proceed", "finish"))
_HARMLESS = frozenset(("cancel", "back", "previous", "close", "help", "print", "print page"))
_RISKY = re.compile(rf"\?|unsaved|disabl|{LOSS}", re.IGNORECASE)
"""What a page may say that asks something, or warns of a loss."""
_COMPLAINT = re.compile(
    r"\b(?:errors?|invalid|must|cannot|can['\u2019]t|not (?:allowed|valid|be)|already|in use|required|unable|failed"
    r"|duplicate|enter a|correct)\b",
    re.IGNORECASE,
)
"""What a text says that complains about a value."""
_MARK = re.compile(r"[\W_]*(?:errors?|close|dismiss)?[\W_]*", re.IGNORECASE)
"""A line of a message that says nothing: the name of its icon, the cross that closes it."""
_FEW = 2
"""So many words are a mark, a label or a legend."""
_FILLED = ("text", "check", "radio", "select", "file")
_SERVER_ERROR = 500


def interruption(snapshot: Snapshot, *, known: bool = False) -> Interruption | None:
    """What the org shows instead of a page of Setup. On a page that is `known` as a screen such words may be an app's
    description: there its headings tell alone."""
    if snapshot.status >= _SERVER_ERROR:
        return Interruption(Kind.SERVER_ERROR, str(snapshot.status))
    if not snapshot.read:
        return None
    if snapshot.login:
        return Interruption(Kind.LOGIN)
    words = "\n".join((snapshot.title, *snapshot.headings))
    if not known:
        words = f"{words}\n{snapshot.words}"
    if "Data Not Available" in words:
        return Interruption(Kind.NO_DATA)
    if (begins := words.find("Insufficient Privileges")) >= 0:
        return Interruption(Kind.FORBIDDEN, plain(words[begins:])[:300])
    return None


def notice(snapshot: Snapshot, left: Snapshot | None, place: int = 0) -> Notice | None:
    """The notice in a document that is another one than the one that was left: nothing to fill in, one way forward,
    and no question about anything that could be lost. It may be red or not, with whatever heading."""
    old = left is not None and same_document(snapshot, left)
    if old or not snapshot.settled or not snapshot.answered or snapshot.left_out or snapshot.dialogs:
        return None
    own = [one for one in snapshot.controls if one.place != "aside"]
    forward = [one for one in own if one.kind == "button" and _called(one, _FORWARD)]
    says = {key(name) for one in forward for name in one.names[:1]}
    if len(says) != 1:
        return None
    forms = {one.form for one in forward}
    inside = [one for one in own if one.form in forms] if -1 not in forms else own
    others = [one for one in inside if one.kind == "button" and one not in forward and _acts(one)]
    if any(one.kind in _FILLED for one in inside) or not all(_called(one, _HARMLESS) for one in others):
        return None
    if not _says_something(snapshot.words, own):
        return None  # its words are yet to come
    if _RISKY.search(snapshot.words) or _RISKY.search("\n".join(message.text for message in snapshot.messages)):
        return None
    return Notice(forward[0].names[0], plain(snapshot.words)[:500], place)


def _says_something(words: str, controls: Collection[Control]) -> bool:
    """Whether a page says more than what is written on its buttons."""
    labels = sorted({name for one in controls for name in one.names if name}, key=len, reverse=True)
    rest = key(words)
    for label in labels:
        rest = rest.replace(key(label), " ")
    return bool(re.search(r"\w\w", rest))


def _called(control: Control, words: Collection[str]) -> bool:
    return bool(control.names) and key(control.names[0]).strip(" .>\u00bb\u203a") in words


def _acts(control: Control) -> bool:
    """Whether a press may do something; a link leads elsewhere, and is no choice of the page's."""
    return not control.link


def refusals(snapshot: Snapshot, form: int | None = None) -> list[str]:
    """What a page sets apart as errors, in its own words; with `form`, not what stands in another form."""
    own = (one for one in snapshot.messages if form is None or one.form in (-1, form))
    return _lines(one for one in own if one.sign != "red" or _is_sentence(one.text))


def refusal(now: Snapshot, left: Snapshot | None, said_before: Collection[str] = ()) -> str:
    """What a form that was saved says against the save; empty when it says nothing that is an answer to it.

    In the same document new words are one. In a new document words that are marked as an error are, new or not; words
    that are red and no more are where the form did not have them before, or refused with them (`said_before`).
    """
    form = form_of(now)
    own = [one for one in now.messages if one.form in (-1, form)]
    before = _counted(left.messages) if left is not None else []
    fresh = left is None or not same_document(now, left)
    answers = []
    for message in own:
        words = key(message.text)
        if message.sign == "red" and not _is_sentence(message.text):
            continue
        old = words in before
        marked = message.sign != "red" or words in {key(text) for text in said_before}
        if not old or (fresh and marked):
            answers.append(message)
    return "; ".join(_lines(answers) or _unmarked(now, left))


def _unmarked(now: Snapshot, left: Snapshot | None) -> list[str]:
    """What a form says that it did not say before, in words of an error that nothing marks as one."""
    if left is None:
        return []
    old = set(map(key, left.texts))
    return [text for text in now.texts if len(text.split()) > _FEW and _COMPLAINT.search(text) and key(text) not in old]


def form_of(snapshot: Snapshot) -> int:
    """Which form of a document has the Save: the one with the most to fill in of those that have one."""
    saves = [one.form for one in snapshot.controls if one.kind == "button" and any(same(n, "Save") for n in one.names)]
    filled = [one.form for one in snapshot.controls if one.kind in _FILLED]
    return max(saves, key=filled.count, default=-1)


def same_document(one: Snapshot, other: Snapshot) -> bool:
    """Whether both are of one document; a form that posts back to its own address is another."""
    return one.born == other.born and one.main == other.main


def _is_sentence(text: str) -> bool:
    """Whether red words are a sentence and no mark, label or legend ("= Required Information")."""
    return len(text.split()) > _FEW and not text.startswith("=")


def _counted(messages: Iterable[Message]) -> list[str]:
    return [key(message.text) for message in messages]


def _lines(messages: Iterable[Message]) -> list[str]:
    lines = [plain(line) for message in messages for line in message.text.splitlines()]
    said = list(dict.fromkeys(line for line in lines if line))
    return [line for line in said if not _MARK.fullmatch(line)] or said
