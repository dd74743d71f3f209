"""What evidence shows and what it covers: secrets and addresses in pictures, and the files that explain a failure."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from automation.context.same_app import page_now
from automation.context.step_context import StepContext
from automation.engine.executor import Robot
from automation.engine.runner import Runner
from automation.engine.step import Chapter, Flow, Result, Status, Step
from automation.reporting.evidence import Evidence
from automation.reporting.kept_page.masks import COLOUR
from automation.runs.folder import Run
from automation.scenario.connected_app import scenario
from automation.settings.types import Evidence as Policy
from fixtures.practice_org import PASSWORD, PracticeOrg
from fixtures.practice_org.serving.web import TEMPLATES
from pages import Login, Org, Secret, Timeouts

from .nights import night_app, work_in

pytestmark = pytest.mark.whole

_PIXEL = """async ([data, x, y]) => {
  const image = await createImageBitmap(await (await fetch('data:image/jpeg;base64,' + data)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height), context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  return Array.from(context.getImageData(x, y, 1, 1).data).slice(0, 3);
}"""


def covered(page: Page, picture: Path, place: Locator) -> bool:
    """Whether a picture shows the mask's colour all over a place of the page: in its middle and near its corners."""
    box = place.bounding_box()
    assert box is not None
    data = base64.b64encode(picture.read_bytes()).decode("ascii")
    wanted = [int(COLOUR[n : n + 2], 16) for n in (1, 3, 5)]
    probe = page.context.new_page()
    points = [(0.5, 0.5), (0.1, 0.3), (0.9, 0.7)]
    pixels = [
        probe.evaluate(_PIXEL, [data, int(box["x"] + box["width"] * x), int(box["y"] + box["height"] * y)])
        for x, y in points
    ]
    probe.close()
    return all(abs(one - other) < 12 for pixel in pixels for one, other in zip(pixel, wanted, strict=True))


def picture_now(context: StepContext, run: Run) -> Path:
    """The picture that evidence takes after a step."""
    step: Step[StepContext] = Step(2, "Look", "", lambda _: None, lambda _: ())
    Evidence(context.org, run, Policy.FAILURES).ended(step, Result(2, "Look", Status.DONE))
    return run.folder / "02-look.jpg"


_EACH = (".jpg", ".page.json")
"""What is kept of a step that was done."""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A run's folder."""
    return Run(tmp_path, "App")


def test_login_is_covered(page: Page, practice: PracticeOrg, run: Run) -> None:
    """On a filled login form username and password are covered, and the button beside them is not."""
    context = work_in(page, practice, night_app(Flow.WEB, None))
    context.org.open("/")
    login = context.org.wait_for(Login)
    login.username.fill("admin@practice.example")
    login.password.entrust(Secret(PASSWORD))
    picture = picture_now(context, run)
    for part, hidden in ((login.username, True), (login.password, True), (login.log_in, False)):
        assert covered(page, picture, part.get()) == hidden, part.label


@pytest.mark.sample
def test_secret_and_address_are_covered(page: Page, practice: PracticeOrg, run: Run) -> None:
    """On the app's page, in its frame, the contact's address and the revealed consumer secret are covered."""
    context = work_in(page, practice, night_app(Flow.WEB, None))
    Runner(Flow.WEB, Robot()).take(scenario(context.wanted)[:2], context)
    detail = page_now(context)
    assert detail is not None
    detail.consumer_secret()
    picture = picture_now(context, run)
    secret = detail.surface.locator("[id^=ctrDiv]")
    for place, hidden in ((secret, True), (detail.contact_email.get(), True), (detail.api_name.get(), False)):
        assert covered(page, picture, place) == hidden


@pytest.mark.parametrize("policy", list(Policy))
def test_policy(page: Page, tmp_path: Path, run: Run, policy: Policy) -> None:
    """None keeps nothing; failures explains the failed step; a failed step has text, tree, facts and a trace."""
    (tmp_path / "templates" / "connected_app").mkdir(parents=True)
    form = (TEMPLATES / "connected_app/app_edit.html").read_text(encoding="utf-8")
    broken = form.replace('"API Name"', '"Developer Name"') + "<script>console.error('oh no: 4711')</script>"
    (tmp_path / "templates" / "connected_app/app_edit.html").write_text(broken, encoding="utf-8")
    with PracticeOrg(templates=tmp_path / "templates") as practice:
        context = work_in(page, practice, night_app(Flow.WEB, None))
        context.org = Org(page, practice.url, patience=Timeouts(quick=2, page=4, save=4))
        evidence = Evidence(context.org, run, policy)
        results = Runner(Flow.WEB, Robot(), [evidence]).take(scenario(context.wanted), context)
        evidence.finish()
    assert results[-1].status is Status.FAILED
    names = sorted(path.name for path in run.folder.iterdir())
    if policy is Policy.NONE:
        assert names == []
        return
    stem = "03-new-connected-app"
    kinds = (".0.html", ".1.html", ".aria.yaml", ".jpg", ".page.json", ".trace.zip", ".txt")
    explained = [f"{stem}{kind}" for kind in kinds]
    before = [f"{name}{kind}" for name in ("01-log-in-to-the-org", "02-find-app-manager-in-setup") for kind in _EACH]
    assert names == [*before, *explained]
    in_order = (".txt", ".aria.yaml", ".0.html", ".1.html", ".page.json", ".trace.zip")
    assert evidence.files == [f"{stem}{kind}" for kind in in_order]
    facts = json.loads((run.folder / f"{stem}.page.json").read_text(encoding="utf-8"))
    assert "Developer Name" in facts["shown"]
    assert any(
        "Developer Name" in control.get("names", ()) for frame in facts["frames"] for control in frame["controls"]
    )
    (document,) = [one for one in facts["documents"] if "forceAppEdit" in one["address"]]
    html = (run.folder / document["file"]).read_text(encoding="utf-8")
    assert "Developer Name" in html
    assert "<script" not in html
    assert len(facts["fingerprint"]) == 16
    assert any(line.startswith("GET http") and line.endswith(" 200") and "?" not in line for line in facts["requests"])
    assert "Developer Name" in (run.folder / f"{stem}.txt").read_text(encoding="utf-8")
    assert 'button "Save"' in (run.folder / f"{stem}.aria.yaml").read_text(encoding="utf-8")


def test_a_closed_page_is_no_evidence(page: Page, practice: PracticeOrg, run: Run) -> None:
    """Where the browser's page is gone, evidence keeps nothing and raises nothing."""
    context = work_in(page, practice, night_app(Flow.WEB, None))
    evidence = Evidence(context.org, run, Policy.ALL)
    step: Step[StepContext] = Step(1, "Look", "", lambda _: None, lambda _: ())
    evidence.entering(Chapter("Chapter", (step,)))
    page.close()
    evidence.ended(step, Result(1, "Look", Status.FAILED))
    evidence.finish()
    assert list(run.folder.iterdir()) == []
