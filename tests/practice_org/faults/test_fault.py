"""Faults on demand: how they are armed, where and how often they happen, and that the log counts."""

from __future__ import annotations

import pytest

from fixtures.practice_org import FAULTS, SURVIVABLE, PracticeOrg

from ..factory import key_pair
from ..site import NEW, POLICIES, Site


def test_once_by_default() -> None:
    """An event happens once, counts as fired, and is no longer armed."""
    site = Site()
    site.org.faults.arm("error-500")
    assert [site.get(NEW).status_code for _ in range(2)] == [500, 200]
    assert site.org.faults.armed == []
    (fired,) = site.org.faults.fired
    assert (fired.name, fired.method, fired.path) == ("error-500", "GET", NEW)


def test_times_and_after() -> None:
    """`after` lets matching requests pass, `times` says how often."""
    site = Site()
    site.org.faults.arm("error-500", times=2, after=1)
    assert [site.get(NEW).status_code for _ in range(4)] == [200, 500, 500, 200]


@pytest.mark.parametrize(
    ("at", "hit", "missed"),
    [
        ("/02u", "/02u", NEW),
        ("GET /app/mgmt/", NEW, "/02u"),
        ("app-form", NEW, "/02u"),
        ("policies", POLICIES, NEW),
        ("*", "/aura/appMenuItems", "/static/shell/classic.css"),
        ("login", "/", NEW),
    ],
)
def test_places(at: str, hit: str, missed: str) -> None:
    """A place is a path prefix, with a method or without, a name, or a star for all but files."""
    site = Site()
    site.org.faults.arm("error-500", at=at)
    assert site.get(missed).status_code != 500
    assert site.get(hit).status_code == 500


def test_refused_to_arm() -> None:
    """Unknown names, places and options, and numbers without sense, are refused at once."""
    faults = Site().org.faults
    with pytest.raises(ValueError, match="no fault 'nonsense'; there are slow, "):
        faults.arm("nonsense")
    with pytest.raises(ValueError, match="no place 'nowhere'"):
        faults.arm("slow", at="nowhere")
    with pytest.raises(ValueError, match="slow has no option minutes; it has seconds"):
        faults.arm("slow", minutes=1)
    with pytest.raises(ValueError, match="at least once"):
        faults.arm("slow", times=0)
    with pytest.raises(ValueError, match="no fault"):
        PracticeOrg(faults=("nonsense",))
    assert faults.armed == []


def test_disarmed() -> None:
    """A fault that was taken back does not happen."""
    site = Site()
    site.org.faults.arm("error-500")
    site.org.faults.arm("unbound-labels")
    site.org.faults.disarm("error-500")
    assert site.get(NEW).status_code == 200
    site.org.faults.disarm()
    assert site.org.faults.armed == []


def test_table() -> None:
    """Each fault has a sentence; what public reports call survivable or not is a part of them."""
    assert all(FAULTS.values())
    assert set(SURVIVABLE) < set(FAULTS)
    assert SURVIVABLE["maintenance"]
    assert not SURVIVABLE["insufficient-privileges"]


def test_counts() -> None:
    """The log says how often each path was asked, and which paths wrote."""
    site = Site()
    site.org.log.clear()
    site.get(NEW)
    site.get(NEW)
    site.save_app(use_digital_signatures="1", certificate=key_pair().certificate.encode())
    site.save_app()
    assert site.org.log.counts() == {NEW: 4}
    assert site.org.log.writes_by_path() == {NEW: 1}


def test_typed_with_options() -> None:
    """What a person types has the fault's name and options, and what is none is told."""
    faults = PracticeOrg(faults=["slow:seconds=0.5,times=3,at=login", "duplicate-name:kind=managed"]).faults
    slow, duplicate = faults.armed
    assert (slow.options["seconds"], slow.left, slow.at) == (0.5, 3, "login")
    assert duplicate.options["kind"] == "managed"
    with pytest.raises(ValueError, match="NAME=VALUE"):
        faults.arm_from("slow:3")
    with pytest.raises(ValueError, match="no option"):
        faults.arm_from("slow:minutes=3")
