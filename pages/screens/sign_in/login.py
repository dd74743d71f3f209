"""The login page of an org, in its forms. Ids are the same in every language (grade A)."""

from __future__ import annotations

from ...components import Button, CredentialButton, CredentialField
from ...interruptions.way_in import check_refusal, refusal_on
from ...org import Org
from ...values.secret import Secret
from .login_form import LoginForm

_NAMES = ("Log In", "Log In to Sandbox")
_LOG_IN = CredentialButton(*_NAMES, suffix="Login", always=True)
_PASSWORD = CredentialField("Password", suffix="password", always=True, masked=True)


class Login(LoginForm):
    """The form on login.salesforce.com, test.salesforce.com or My Domain, with user name and password."""

    username = CredentialField("Username", suffix="username", always=True)
    password = _PASSWORD
    log_in = _LOG_IN

    def submit(self, username: str, password: Secret) -> None:
        self.username.fill(username)
        self.password.entrust(password)
        self.log_in.click()

    def typed(self) -> bool:
        return bool(self.password.value)


class RememberedLogin(LoginForm):
    """The same for a browser that remembers a user, whose name is text and whose field is hidden (grade A).

    Who is remembered is not asked: the form is cleared, and then it is the usual one.
    """

    not_you = Button("Not you?", "Clear username", suffix="clear_link", always=True)
    log_in = _LOG_IN

    def submit(self, username: str, password: Secret) -> None:
        self.not_you.click()
        self.org.wait_for(Login).submit(username, password)


class LoginPassword(LoginForm):
    """The second page of a login that asks for the user name first."""

    password = _PASSWORD
    log_in = _LOG_IN

    def submit(self, username: str, password: Secret) -> None:
        self.password.entrust(password)
        self.log_in.click()


class LoginName(LoginForm):
    """The first page of a login that asks for the user name, or e-mail, alone (from September 2026; grade B).

    That the controls keep their ids there is a guess (grade D).
    """

    username = CredentialField("Username", "Email", suffix="username", always=True)
    log_in = CredentialButton(*_NAMES, "Next", "Continue", suffix="Login", always=True)

    def showing(self) -> bool:
        """A check: the user name is asked for, and no password."""
        return super().showing() and self.org.current(LoginPassword) is None

    def submit(self, username: str, password: Secret) -> None:
        org = self.org
        self.username.fill(username)
        self.log_in.click()
        org.until(
            lambda: org.current(LoginPassword) or org.current(Login) or refusal_on(self), patience=org.patience.page
        )
        check_refusal(self)
        org.wait_for(Login, LoginPassword).submit(username, password)


LOGIN_FORMS: tuple[type[LoginForm], ...] = (Login, RememberedLogin, LoginName)
"""Every form that a login can begin with."""


def login_form(org: Org) -> LoginForm | None:
    """A check: the form that asks who logs in, if one is here."""
    return next(filter(None, map(org.current, LOGIN_FORMS)), None)
