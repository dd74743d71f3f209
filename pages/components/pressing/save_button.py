"""The Save button, whose press is a race between where it lands and what the org refuses. It knows no screen."""

from __future__ import annotations

from playwright.sync_api import Locator

from ...arrival.awaited import Awaited
from ...dom.query import Query
from ...errors import PageError, Refused
from ...recognition import verdict
from ..component import Component
from ..outputs import Heading
from ..sight import Sight, nearest, sight_of
from .buttons import Button
from .notice import Notice
from .page_question import Question

_QUESTIONS = 3
"""So many questions are answered at one save."""


class SaveButton(Button):
    """A button that makes the form last. The org may refuse, and says why in a red list above the same form, beside a
    field, over the page, or in plain words.

    Only the form that was saved can say that it was refused: it is there once more, in a new document or with a new
    text. Red words on another page are a notice, as of the minutes that changes take. A page that only wants to be
    passed is passed once, and told through `Org.noted`.
    """

    once = True

    def __init__(self, *labels: str, always: bool = False, question: Question | None = None) -> None:
        super().__init__(*labels, always=always)
        self.question = question
        """What may be asked before it saves, and is answered."""

    @property
    def query(self) -> Query:
        return Query(self.kind, self.labels, (*self.suffixes, ":save"), every=True)

    def find(self) -> Locator | None:
        """A check: one of those that the page shows; `get` tells which belongs to this form."""
        return self.locator.first if self.showing() else None

    def get(self) -> Locator:
        """The Save of the form with what the screen always shows; that of another form, or of a dialog, is not it.

        Raises:
            PartMissing: it did not come, or none of those that show belongs to this form.
        """
        found = super().get()
        if (places := self._places()) is None:
            return found
        inside, outside = places
        with self.acting("look for", found):
            if inside.count():  # classic pages have one above their form's fields and one below (grade A-img)
                self._got = inside.first
                return inside.first
            alone = outside.count()
        if alone == 1:
            self._got = outside
            return outside
        if alone:  # in no form, nothing tells whose each of them is
            raise self.ambiguous(alone)
        raise self.screen.lacks(f"{self.label} of its form")

    def sight(self, name: str = "") -> Sight | None:
        """A check: the Save of the form, of two the one that is nearer to what the person sees."""
        page, name = self.screen.org.page, name or self.label
        if (places := self._places()) is None:
            return sight_of(self.locator, name, page)
        inside, outside = places
        return nearest(inside, name, page) or sight_of(outside, name, page)

    def _places(self) -> tuple[Locator, Locator] | None:
        """What is called so in the form with what the screen always shows, and in no form; None without such a form."""
        if (anchor := self._anchor()) is None:
            return None
        surface = self.screen.surface
        everywhere = self.any_way(surface)
        form = surface.locator("form").filter(has=anchor.any_way(surface))
        outside = everywhere.and_(surface.locator(":not(form *, [role=dialog] *, dialog *)"))
        return everywhere.and_(form.locator("*")), outside

    def _anchor(self) -> Component | None:
        """The first part with something to fill in that the screen always shows."""
        parts = map(self.screen.part, self.screen.required())
        return next((part for part in parts if not isinstance(part, Button | Heading)), None)

    def refused_anywhere(self, words: str) -> bool:
        """Whether such words refuse this save on whatever page they stand."""
        return False

    def refusal(self, words: str) -> PageError:
        """The error for a save that was refused with these words."""
        return Refused(
            f"{self.screen.title}: the org refused to save: {words}",
            hint="correct that value, run the same command again",
        )

    def _asked(self) -> bool:
        """A look while a save is waited for: whether the page asked its question, which is answered."""
        return self.question is not None and self.question.answered(self.screen.org)

    def _press(self, landings: tuple[type[Awaited], ...]) -> Awaited:
        if self.question is None:
            return self._save(landings)
        with self.screen.org.dialogs.answering(self.question.asks):
            return self._save(landings)

    def _save(self, landings: tuple[type[Awaited], ...]) -> Awaited:
        org, model = self.screen.org, self.screen.model()
        before = org.arrivals.before(model, self.screen.surface)
        left = org.fingerprint()
        self.click()
        words = ""

        def blocked() -> bool:
            nonlocal words
            self._asked()
            words = org.arrivals.errors()
            return self.refused_anywhere(words)

        for _ in range(_QUESTIONS):
            landed = org.outcome(*landings, left=left, patience=org.patience.save, otherwise=blocked, before=before)
            if isinstance(landed, verdict.Refused) and self._asked():
                continue  # the words of a question may look like those of a refusal
            if not isinstance(landed, verdict.Notice):
                break
            left = org.fingerprint()
            if Notice(org, org.arrivals.frame_at(landed.place), landed.button, landed.words).forward():
                landed = org.first_of(*landings, left=left, patience=org.patience.save)
                break
        if isinstance(landed, verdict.Refused):
            org.arrivals.refused(model)
            raise self.refusal(landed.words)
        if landed is True:
            raise self.refusal(words)
        return org.here_or_absent(landed, *landings, says=org.arrivals.says())
