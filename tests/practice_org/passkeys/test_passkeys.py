"""Who gets in with a passkey, and who does not: every refusal is named in the org's log, and none starts a session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fixtures.practice_org import ADMIN, INTEGRATION
from fixtures.practice_org.sign_in.passkeys.site import ADD, VERIFY
from fixtures.practice_org.state.org import Org
from fixtures.practice_org.state.passkeys import PasskeyPolicy

from ..site import NEW, Site
from .asking import asked, at_question, authenticator, enrolled, sent, target, verdict, wanting
from .authenticator import Authenticator


def test_registered_and_used(tmp_path: Path) -> None:
    """A user who needs one gets nowhere without it, registers it, and gets in with it; a restart forgets nothing."""
    site = wanting(org=Org(tmp_path / "state.json"))
    assert site.log_in().headers["location"].startswith(ADD)
    assert site.get(NEW).headers["location"].startswith(ADD)
    made = authenticator()
    enrolled(site, made)
    again = Site(Org(tmp_path / "state.json"), username="")
    page = at_question(again)
    assert "Log In With a Passkey" in page
    assert sent(again, page, made.get(asked(page))).is_redirect
    assert again.get(NEW).status_code == 200
    assert verdict(again) == "passkey ok"


@pytest.mark.parametrize(
    ("policy", "username", "needed"),
    [
        (PasskeyPolicy.NOBODY, ADMIN, False),
        (PasskeyPolicy.PRIVILEGED, ADMIN, True),
        (PasskeyPolicy.PRIVILEGED, INTEGRATION, False),
        (PasskeyPolicy.EVERYBODY, INTEGRATION, True),
    ],
)
def test_who_needs_one(policy: PasskeyPolicy, username: str, needed: bool) -> None:
    """The org's policy says whose login needs a passkey."""
    assert wanting(policy).log_in(username).headers["location"].startswith(ADD) == needed


def _of_another_site(made: Authenticator) -> None:
    made.origin = "http://evil.localhost:8000"


def _for_another_site(made: Authenticator) -> None:
    made.rp_id = "evil.localhost"


def _not_verified(made: Authenticator) -> None:
    made.verified = False


def _old_counter(made: Authenticator) -> None:
    made.count -= 1


def _other_key(made: Authenticator) -> None:
    made.key = authenticator().key


def _unknown(made: Authenticator) -> None:
    made.credential_id = b"unknown"


def _other_handle(made: Authenticator) -> None:
    made.user_handle = "MDA1"


@pytest.mark.parametrize(
    ("lie", "named"),
    [
        (_of_another_site, "wrong origin http://evil.localhost:8000"),
        (_for_another_site, "RP ID"),
        (_not_verified, "not verified: User verification is required"),
        (_old_counter, "counter 1 after 1"),
        (_other_key, "not verified: Could not verify authentication signature"),
        (_unknown, "unknown passkey"),
        (_other_handle, "another user's passkey"),
    ],
)
def test_refused(lie: Callable[[Authenticator], None], named: str) -> None:
    """An answer that is wrong in one thing is refused, and then the right one is taken."""
    site, made = wanting(), authenticator()
    enrolled(site, made)
    page = at_question(site)
    assert sent(site, page, made.get(asked(page))).is_redirect
    site.http.get("/secur/logout.jsp")
    page = at_question(site)
    before = (made.origin, made.rp_id, made.verified, made.key, made.credential_id, made.user_handle)
    lie(made)
    refused = sent(site, page, made.get(asked(page)))
    assert refused.status_code == 200
    assert "couldn&#39;t verify your identity" in refused.text or "couldn't verify your identity" in refused.text
    assert named in verdict(site)
    assert site.get(NEW).is_redirect
    made.origin, made.rp_id, made.verified, made.key, made.credential_id, made.user_handle = before
    made.count = 5
    assert sent(site, refused.text, made.get(asked(refused.text))).is_redirect
    assert site.get(NEW).status_code == 200


def test_replay() -> None:
    """What let somebody in lets nobody in again: not at the same question, not at the next one, nor after a refusal."""
    site, made = wanting(), authenticator()
    enrolled(site, made)
    page = at_question(site)
    heard = made.get(asked(page))
    assert sent(site, page, heard).is_redirect
    site.http.get("/secur/logout.jsp")
    assert sent(site, page, heard).headers["location"] == "/?ec=302"
    assert "no such question" in verdict(site)
    page = at_question(site)
    assert sent(site, page, heard).status_code == 200
    assert "challenge used before" in verdict(site)
    fresh = made.get(asked(page))  # for the challenge that the replay has spent
    assert sent(site, page, fresh).status_code == 200
    assert "challenge used before" in verdict(site)
    assert site.get(NEW).is_redirect


def test_other_users_passkey() -> None:
    """A passkey lets in its own user: after another's password it is refused."""
    site, mine, other = wanting(PasskeyPolicy.EVERYBODY), authenticator(), authenticator()
    enrolled(site, mine)
    enrolled(site, other, INTEGRATION)
    page = at_question(site)
    assert sent(site, page, other.get(asked(page))).status_code == 200
    assert "another user's passkey" in verdict(site)
    assert site.get(NEW).is_redirect


def test_second_passkey_needs_the_first() -> None:
    """Who has a passkey and is signed in must use it before another one is registered."""
    site, made = wanting(PasskeyPolicy.NOBODY), authenticator()
    site.log_in()
    page = site.get(ADD).text
    assert site.http.post(target(page), data={"passkey": made.create(asked(page))}).is_redirect
    answer = site.follow(site.get(ADD))
    assert answer.url.path == VERIFY
    assert sent(site, answer.text, made.get(asked(answer.text))).is_redirect
    assert "Create a Passkey" in site.get(ADD).text


@pytest.mark.parametrize(
    ("lie", "named"),
    [(_of_another_site, "wrong origin"), (_for_another_site, "RP ID"), (_not_verified, "not verified")],
)
def test_registration_refused(lie: Callable[[Authenticator], None], named: str) -> None:
    """A passkey for another site, or of nobody who was verified, is not registered."""
    site, made = wanting(), authenticator()
    page = site.follow(site.log_in()).text
    lie(made)
    assert site.http.post(target(page), data={"passkey": made.create(asked(page))}).status_code == 200
    assert named in verdict(site)
    assert site.org.state.passkeys == []


@pytest.mark.parametrize("told", [True, False])
def test_passkey_alone(told: bool) -> None:
    """Where the login page offers it, a passkey that tells whose it is lets in by itself."""
    site, made = wanting(dialect="passkey_login=button"), authenticator()
    enrolled(site, made)
    page = site.get("/").text
    assert "Log In with a Passkey" in page
    if not told:
        made.user_handle = ""
    assert sent(site, page, made.get(asked(page))).is_redirect
    assert (site.get(NEW).status_code == 200) == told
    assert verdict(site) == ("passkey ok" if told else "passkey refused: it does not tell whose it is")
