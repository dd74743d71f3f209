"""Faults that are the answer itself: late, missing, or another page than the one that was asked for."""

from __future__ import annotations

import time

import httpx
import pytest

from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.faults.gate import MAINTENANCE

from ..site import EDIT_POLICIES, NEW, Site


def test_unavailable() -> None:
    """A 503 says when to come back."""
    site = Site()
    site.org.faults.arm("unavailable", retry_after=7)
    answer = site.get(NEW)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "7")


def test_slow_answer_ends_with_the_server() -> None:
    """A page that takes its time keeps nobody waiting when the server stops."""
    with PracticeOrg(faults=("slow",)) as practice:
        begin = time.monotonic()
        practice.faults.disarm()
        practice.faults.arm("slow", seconds=0.3)
        httpx.get(practice.url)
        assert time.monotonic() - begin >= 0.3
        practice.faults.arm("slow", seconds=60, at="*")
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(practice.url, timeout=0.2)
    assert time.monotonic() - begin < 10


def test_reset() -> None:
    """The connection ends with a reset instead of an answer; the next request is answered."""
    with PracticeOrg() as practice:
        practice.faults.arm("reset", at="*")
        with pytest.raises(httpx.ReadError):
            httpx.get(practice.url)
        assert httpx.get(practice.url).status_code == 200
        assert [entry.status for entry in practice.org.log.entries] == [0, 200]


def test_session_expired() -> None:
    """The session ends at the page, which is the login form then, and stays ended."""
    site = Site()
    site.org.faults.arm("session-expired", at="edit-policies")
    assert site.get(NEW).status_code == 200
    assert site.get(EDIT_POLICIES).headers["location"].startswith("/?ec=302")
    assert site.get(NEW).headers["location"].startswith("/?ec=302")


def test_session_expired_at_a_save() -> None:
    """A Save that comes too late changes nothing."""
    site = Site()
    site.org.faults.arm("session-expired", at="save-app")
    assert site.save_app().headers["location"].startswith("/?ec=302")
    assert site.org.log.writes == []


def test_maintenance() -> None:
    """The notice comes so often, its address knows the wanted page, and its link leads on."""
    site = Site()
    site.org.faults.arm("maintenance", times=2)
    for _ in range(2):
        answer = site.get(NEW, id="")
        assert answer.headers["location"].startswith(f"{MAINTENANCE}?s=")
        notice = site.get(answer.headers["location"])
        assert "<title>Scheduled Maintenance</title>" in notice.text
        assert f'href="{NEW}?id=">Got it' in notice.text
    assert site.get(NEW).status_code == 200


@pytest.mark.parametrize(
    ("fault", "heading"),
    [("insufficient-privileges", "Insufficient Privileges"), ("data-not-available", "Data Not Available")],
)
def test_other_page(fault: str, heading: str) -> None:
    """Another page stands where the wanted one should be."""
    site = Site()
    site.org.faults.arm(fault, at="app-form")
    assert f"<h1>{heading}</h1>" in site.get(NEW).text
