"""Puts a person on a journey: their hand, the board and its faces, the record. It wires, and decides nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO
from urllib.parse import urlsplit

from pages import ConnectedAppDetail
from pages.browser.signed_in import landed
from pages.screens.connected_app.consumer_details import ConsumerDetails
from pages.values.secret import Secret

from ..context.step_context import Chapters, Work
from ..engine.executor import Hand
from ..engine.person import Person
from ..engine.runner import Observer
from ..jobs.execute import Journey
from ..oauth.login_check import Proof
from ..runs.folder import Run
from .controller import Desk
from .recorder import Recorder
from .terminal import Terminal
from .video import make_film
from .view_model import Board, Mode


@dataclass
class Staff:
    """A guided session's people and things. `pace` is in seconds; see Desk."""

    err: TextIO
    pace: float | None = None
    may_ask_code: bool = True
    record: bool = False
    env: Mapping[str, str] = field(default_factory=dict)
    _terminal: Terminal | None = None
    _desk: Desk | None = None
    _recorder: Recorder | None = None
    _frames: TemporaryDirectory[str] | None = None

    def __call__(self, journey: Journey) -> Journey:
        """The journey with a person on it."""

        def team(work: Work, chapters: Chapters) -> tuple[Hand, Sequence[Observer]]:
            return self._team(work, chapters, journey)

        def after(work: Work) -> Proof | None:
            return self._after(work, journey.after)

        return replace(journey, team=team, after=after, last=self._last)

    def _team(self, work: Work, chapters: Chapters, journey: Journey) -> tuple[Hand, Sequence[Observer]]:
        board = Board(work.wanted.name, urlsplit(work.org.url).netloc, journey.flow, chapters)
        self._desk = desk = Desk(work, board, pace=self.pace)
        board.faces.append(self._terminal_for(desk))
        if self.may_ask_code:
            work.code = lambda where: Secret(desk.ask(f"The verification code that you got {where}"))
        hand = Person(chapters, journey.flow, desk)
        if not self.record:
            return hand, (board,)
        self._frames = TemporaryDirectory(prefix="setupwalk-")
        self._recorder = recorder = Recorder(
            work.org.page,
            Path(self._frames.name),
            in_org=lambda address: landed(address) and work.org.hosts.owns(address),
            secret_in_sight=lambda: _secret_in_sight(work),
        )
        desk.watchers.append(recorder.look)
        return hand, (board, recorder)

    def _terminal_for(self, desk: Desk) -> Terminal:
        """One for all tries: two readers would take each other's lines."""
        if self._terminal is None:
            self._terminal = Terminal(self.err)
            if sys.stdin is not None:
                self._terminal.listen(sys.stdin.fileno())
        self._terminal.serve(desk.tray.put, desk.tray.answer)
        return self._terminal

    def _after(self, work: Work, prove: Callable[[Work], Proof | None]) -> Proof | None:
        assert self._desk is not None, "a journey ends after it has begun"
        if self._recorder is not None:
            self._recorder.stop()  # the proof may show the consumer secret
        board = self._desk.board
        board.mode = Mode.READING
        board.say("Proving the app by a login with it")
        try:
            proof = prove(work)
        except Exception as error:
            board.error, board.hint = str(error), str(getattr(error, "hint", ""))
            self._close("The app is made; the login with it could not be tried")
            raise
        if proof is not None and not (proof.proven or proof.skipped):
            board.error, board.hint = f"The login was refused: {proof.says}", proof.hint
            self._close("The app is made, and the login with it was refused")
        else:
            self._close(f"{work.wanted.name} is ready", proof.says if proof is not None else "")
        return proof

    def _close(self, title: str, says: str = "") -> None:
        assert self._desk is not None, "as above"
        board = self._desk.board
        board.end(title, says)
        self._desk.close()

    def _last(self, run: Run) -> list[str]:
        """The film, whatever the end was."""
        if self._recorder is None or self._frames is None:
            return []
        self._recorder.stop()
        files, says = make_film(
            self._recorder.frames, self._recorder.captions, self._recorder.size, run.folder, self.env
        )
        self._frames.cleanup()
        self.err.write(f"recording: {says}\n")
        return files


def _secret_in_sight(work: Work) -> bool:
    """A look: the consumer secret is to be read, by the person's own hand."""
    page = work.org.now(ConnectedAppDetail)
    return (page is not None and page.secret_in_sight) or work.org.now(ConsumerDetails) is not None
