"""Steps 3, 8 and 10 as a chapter of their own: a certificate goes into an app that is there. It proves nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from pages import NewConnectedApp

from ..app.desired import ConnectedApp
from ..context.step_context import Work
from ..engine.step import Chapter, Difference
from ..errors import SettingsError
from ..settings.advised_commands import advised
from . import app as steps_app
from .connected_app import scenario


def upload_chapter(
    wanted: ConnectedApp,
    stored: Callable[[Work], None],
    there_already: Callable[[Work], bool] = lambda _: False,
    find: Callable[[Work], None] = Work.read_app,
) -> Chapter[Work]:
    """Uploads `wanted.certificate`, unless `there_already` says after the reading that the org has it. `stored` is
    called when it has been saved.

    The org's page does not tell two certificates of one day apart, so it does not count.
    """
    uploaded: list[bool] = []

    def read(work: Work) -> None:
        find(work)
        if work.app is None:
            raise SettingsError(
                f'the org has no connected app "{work.wanted.name}"', hint=f"make it: {advised('create')}"
            )
        if not uploaded and there_already(work):
            uploaded.append(True)

    def differs(work: Work) -> Iterator[Difference]:
        form = work.org.now(NewConnectedApp)
        chosen = form.certificate.file_name if form is not None else None
        if not uploaded and chosen != _file_name(work):
            yield Difference("Certificate", "the new one", chosen or "the old one")

    def save(work: Work) -> None:
        steps_app.save_app(work)
        uploaded.append(True)
        stored(work)

    steps = {step.number: step for step in scenario(wanted)[1].steps}
    chosen = (
        steps[3],
        replace(steps[7], lasting=False),
        replace(steps[8], differences=differs),
        replace(steps[10], do=save),
    )
    return Chapter("Replace the certificate", chosen, survey=read, stored=lambda _: True)


def _file_name(work: Work) -> str:
    return work.wanted.certificate.name if work.wanted.certificate is not None else ""
