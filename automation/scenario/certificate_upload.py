"""Steps 3, 8 and 10 as a chapter of their own: a certificate goes into an app that is there. It proves nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from pages import NewConnectedApp
from pages.values.dates import may_be_day

from ..app.desired import DesiredApp
from ..context.chosen_certificate import is_wanted
from ..context.readings import read_app
from ..context.step_context import StepContext
from ..engine.step import Chapter, Difference
from ..errors import SettingsError
from ..settings.advised_commands import advised
from . import app as steps_app
from .connected_app import scenario
from .form import other_certificate


def upload_chapter(
    wanted: DesiredApp,
    stored: Callable[[StepContext], None],
    there_already: Callable[[StepContext], bool] = lambda _: False,
    find: Callable[[StepContext], None] = read_app,
    *,
    pressing: Callable[[StepContext], None] = lambda _: None,
    ends: date | None = None,
) -> Chapter[StepContext]:
    """Uploads `wanted.certificate`, unless `there_already` says after the reading that the org has it. `pressing` is
    called before Save is pressed, `stored` when it has been saved.

    The row Digital Certificate of the app's page tells when the stored certificate `ends`. It does not tell two of one
    day apart, so that it speaks only against a certificate, and never for it.
    """
    uploaded: list[bool] = []

    def read(context: StepContext) -> None:
        find(context)
        if context.app is None:
            raise SettingsError(
                f'the org has no connected app "{context.wanted.name}"', hint=f"make it: {advised('create')}"
            )
        if not uploaded and there_already(context):
            uploaded.append(True)

    def differs(context: StepContext) -> Iterator[Difference]:
        form, wanted = context.org.current(NewConnectedApp), context.wanted.certificate
        chosen = form.certificate.chosen if form is not None else None
        if uploaded:
            shown = context.app.certificate if context.app is not None and form is None else None
            if ends is not None and may_be_day(shown or "", ends) is False:
                yield Difference(
                    "Digital Certificate",
                    f"one that expires on {ends:%Y-%m-%d}",
                    shown or "none",
                    says="The org has kept another certificate.",
                )
            return
        if chosen is None or wanted is None:
            yield Difference("Certificate", "the new one", "the old one", says=f"Choose the new certificate: {wanted}")
        elif not is_wanted(chosen, wanted):
            yield other_certificate(chosen, wanted)

    def save(context: StepContext) -> None:
        pressing(context)
        steps_app.save_app(context)
        uploaded.append(True)
        stored(context)

    steps = {step.number: step for step in scenario(wanted)[1].steps}
    chosen = (
        steps[3],
        replace(steps[7], lasting=False),
        replace(steps[8], differences=differs),
        replace(steps[10], do=save),
    )
    return Chapter("Replace the certificate", chosen, read_back=read, stored=lambda _: True, permits=StepContext.permit)
