"""The film of a guided session, from the first step to the end card: it wires recorder, encoder and player."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from pages import ConnectedAppDetail
from pages.screens.connected_app.consumer_details import ConsumerDetails

from ...context.step_context import StepContext
from .encoder import LAST, Encoder, find_ffmpeg
from .player import PLAYER, VIDEO, WORDS, Frame, leave_player
from .recorder import Caption, Recorder

_HOW = "For a video: pip install imageio-ffmpeg, or playwright install ffmpeg"


class Film:
    """One film. `recorder` listens to the walk; its `look` is to be called all the time."""

    def __init__(self, context: StepContext, env: Mapping[str, str]) -> None:
        self.reel = Reel(env)
        self.recorder = Recorder(
            context.org,
            self.reel.add,
            private=lambda: (context.consumer_key,),
            secret_in_sight=lambda: _secret_in_sight(context),
        )
        self.reel.settled = self.recorder

    def finish(self, folder: Path, err: TextIO) -> list[str]:
        """Ends the recording, leaves the film in `folder`, and tells the person on `err` where it is.

        Returns the names of its files.

        Raises:
            OSError: they cannot be written.
        """
        self.recorder.stop()
        files, says = self.reel.finish(self.recorder.captions, folder, err)
        err.write(f"recording: {says}\n")
        return files


class Reel:
    """The pictures of a film as they come: kept in a folder of their own, and encoded where there is an ffmpeg."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._folder = TemporaryDirectory(prefix="setupwalk-")
        self._path = Path(self._folder.name)
        ffmpeg = find_ffmpeg(env)
        self.settled: Recorder | None = None
        self._encoder = Encoder(ffmpeg, self._path / VIDEO, self._until) if ffmpeg is not None else None
        self.frames: list[Frame] = []

    def add(self, at: float, picture: bytes) -> None:
        """The next picture."""
        file = self._path / f"{len(self.frames):05}.jpg"
        file.write_bytes(picture)
        self.frames.append(Frame(at, file))
        if self._encoder is not None:
            self._encoder.add(at, picture)

    def finish(self, captions: Sequence[Caption], folder: Path, err: TextIO) -> tuple[list[str], str]:
        """Leaves the film in `folder`: the names of its files, and a sentence about it for the person."""
        end = max([*(frame.at for frame in self.frames[-1:]), *(caption.at for caption in captions[-1:]), 0.0]) + LAST
        trouble = "there is no ffmpeg"
        try:
            if self._encoder is not None:
                trouble = self._encoder.finish(end, lambda percent: _progress(err, percent))
            if not self.frames:
                return [], "nothing was recorded"
            if not trouble:
                shutil.move(self._path / VIDEO, folder / VIDEO)
            leave_player(self.frames, captions, end, folder, film=not trouble)
        finally:
            self._folder.cleanup()
        if trouble:
            return [PLAYER, WORDS], f"{folder / PLAYER} (it plays the pictures; no video was made: {trouble}. {_HOW})"
        return [VIDEO, PLAYER, WORDS], f"{folder / PLAYER} (plays {VIDEO} with chapters and captions)"

    def _until(self) -> float:
        return self.settled.settled if self.settled is not None else 0.0


def _progress(err: TextIO, percent: int) -> None:
    err.write(f"recording: {percent} % encoded\n")
    err.flush()


def _secret_in_sight(context: StepContext) -> bool:
    """A check: the consumer secret is to be read, by the person's own hand."""
    page, details = context.org.current(ConnectedAppDetail), context.org.current(ConsumerDetails)
    return details is not None or (page is not None and page.hidden_secret.revealed is not None)
