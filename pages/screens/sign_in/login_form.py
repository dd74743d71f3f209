"""What every form of an org's login has in common. Ids are the same in every language (grade A)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

from ...components import Component, CredentialField, Touch
from ...components.sight import touched
from ...interruptions.way_in import let_in
from ...screen import Screen
from ...values.code import Code, expect, nobody
from ...values.secret import Secret


class LoginForm(Screen, ABC):
    """A form of the login, or a page of one."""

    title = "Login"
    native = True
    signed_in = False

    @abstractmethod
    def submit(self, username: str, password: Secret) -> None:
        """Fills the form and sends it, wherever that leads.

        Raises:
            Untrusted: the form, or where it is sent to, is not known to be the org's.
            ScreenMissing, PartMissing: a form on several pages, and its next page did not come.
        """

    def touches(self) -> list[Touch]:
        """A check: the fields and the button that a person touches, and whether anything is typed."""
        parts = list(self._hands())
        rights = [isinstance(part, CredentialField) and part.filled for part in parts]
        return list(touched([part.sight() for part in parts], rights))

    def _hands(self) -> Iterator[Component]:
        """The parts in the order of hands."""
        for name in ("username", "not_you", "password", "log_in"):
            if name in self.parts():
                yield self.part(name)

    def typed(self) -> bool:
        """A check: whether the form still holds what `submit` typed, since its answer has not come."""
        return False

    def sign_in(self, username: str, password: Secret, code: Code = nobody) -> None:
        """Logs in, and waits until the org has let the user in; raises as `submit` and `let_in`."""
        expect(code)
        self.submit(username, password)
        let_in(self, code)
