"""A secret that a page shows on request."""

from __future__ import annotations

from ..browser.questions import ask
from ..errors import PartMissing
from ..values.secret import Secret
from ..values.text import plain, same
from .pressing.buttons import Button


class HiddenSecret(Button):
    """A link whose place is taken by the secret, in an element whose id begins `ctrDiv` (grade A)."""

    @property
    def revealed(self) -> Secret | None:
        """A check: the secret, once it shows. The element may be there before, with the link in it."""
        shown = self.screen.surface.locator("[id^=ctrDiv]").filter(visible=True)
        words = plain("".join(ask(self.screen.org.page, shown.all_inner_texts, ())))
        return Secret(words) if words and not same(words, self.label) else None

    def reveal(self) -> Secret:
        """Presses the link, unless that was done, and reads the secret.

        Raises:
            PartMissing: there is no link, or it revealed nothing.
        """
        if secret := self.revealed:
            return secret
        self.click()
        org = self.screen.org
        secret = org.until(lambda: self.revealed, patience=org.patience.quick)
        if secret is None:
            message = f"{self.screen.title} did not reveal the consumer secret"
            raise PartMissing(message, hint=self.screen.where_to_mend, technical=self.screen.declared_in)
        return secret
