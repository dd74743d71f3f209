"""Encodes a film while it is recorded, so that little is left to do at its end. It knows pictures, and no page."""

from __future__ import annotations

import importlib.util
import os
import queue
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from ...bootstrap.child_environment import helper_environment
from ...browser.paths import registry
from ...timeouts import ENCODER, ENCODER_LOOK

RATE = 5
"""Pictures a second in the video; a form that is filled in needs no more."""
LAST = 2.0
"""Seconds for which the last picture stands."""
_SCALED = "scale={0}:{1}:force_original_aspect_ratio=decrease,pad={0}:{1}:(ow-iw)/2:(oh-ih)/2"


class Encoder:
    """One ffmpeg at work, fed by a thread of its own. `settled` gives the second up to which no picture is to come.

    The first picture's size is the film's: whoever resizes the window gets borders.
    """

    def __init__(self, ffmpeg: Path, video: Path, settled: Callable[[], float]) -> None:
        self._ffmpeg = ffmpeg
        self._video = video
        self._settled = settled
        self._pictures: queue.SimpleQueue[tuple[float, bytes] | None] = queue.SimpleQueue()
        self._process: subprocess.Popen[bytes] | None = None
        self._words = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the film is finished
        self._shown = 0
        self._end = 0.0
        self.trouble = ""
        self._thread = threading.Thread(target=self._feed, name="encoder of the film", daemon=True)
        self._thread.start()

    def add(self, at: float, picture: bytes) -> None:
        """The next picture, a JPEG, and its second."""
        self._pictures.put((at, picture))

    def finish(self, end: float, tell: Callable[[int], None]) -> str:
        """Waits until the video is whole; `tell` is given how much of it is, in percent. What went wrong, or nothing.

        `end` is the second at which the film ends.
        """
        self._end = end
        self._pictures.put(None)
        for _ in range(int(ENCODER / ENCODER_LOOK)):
            self._thread.join(ENCODER_LOOK)
            if not self._thread.is_alive():
                break
            tell(min(99, int(100 * self._shown / max(1.0, end * RATE))))
        else:
            self._kill()
            self.trouble = f"{self._ffmpeg.name} did not end within {ENCODER} s"
        self._words.close()
        return self.trouble

    def _feed(self) -> None:
        """The thread: each picture as often as its time asks for."""
        picture = b""
        try:
            while True:
                try:
                    entry = self._pictures.get(timeout=1.0)
                except queue.Empty:  # nothing changes: the picture stands
                    self._write(picture, self._settled())
                    continue
                self._write(picture, entry[0] if entry is not None else self._end)
                if entry is None:
                    break
                picture = entry[1]
            self._close()
        except (OSError, subprocess.SubprocessError) as error:
            self.trouble = self.trouble or self._said(f"{self._ffmpeg.name} could not be run: {type(error).__name__}")
            self._kill()

    def _write(self, picture: bytes, until: float) -> None:
        if not picture:
            self._shown = max(self._shown, 0)
            return
        if self._process is None:
            self._process = self._start(picture)
        assert self._process.stdin is not None
        while self._shown < until * RATE:
            self._process.stdin.write(picture)
            self._shown += 1

    def _start(self, picture: bytes) -> subprocess.Popen[bytes]:
        """Encodes to VP8, which Playwright's small ffmpeg can too."""
        width, height = _size(picture)
        command = [str(self._ffmpeg), "-loglevel", "error", "-f", "image2pipe", "-framerate", str(RATE)]
        command += ["-c:v", "mjpeg", "-i", "pipe:0", "-an", "-c:v", "libvpx", "-crf", "10", "-b:v", "2M"]
        command += [
            "-deadline",
            "realtime",
            "-cpu-used",
            "16",
            "-static-thresh",
            "500",
            "-threads",
            "1",
            "-vf",
            _SCALED.format(width // 2 * 2, height // 2 * 2),
        ]
        self._video.touch(mode=0o600)  # an encoder's own file would have the rights that the umask leaves
        return subprocess.Popen(  # noqa: S603 - the program that was found, and no words of anybody else
            [*command, "-y", str(self._video)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=self._words,
            env=helper_environment(os.environ),
            start_new_session=os.name != "nt",  # Ctrl-C ends the walk, and the film of it is still finished
        )

    def _close(self) -> None:
        if self._process is None:
            self.trouble = "there was no picture"
            return
        assert self._process.stdin is not None
        self._process.stdin.close()
        if code := self._process.wait(timeout=ENCODER):
            self.trouble = self._said(f"{self._ffmpeg.name} ended with {code}")

    def _said(self, otherwise: str) -> str:
        """What ffmpeg itself says of its trouble."""
        with suppress(OSError, ValueError, subprocess.SubprocessError):
            if self._process is not None:
                self._process.wait(timeout=ENCODER_LOOK)
            self._words.seek(0)
            if words := self._words.read().decode("utf-8", "replace").strip().splitlines():
                return f"{self._ffmpeg.name} failed: {words[-1]}"
        return otherwise

    def _kill(self) -> None:
        if self._process is not None:
            with suppress(OSError):
                self._process.kill()
            self._process.wait()


def _size(jpeg: bytes) -> tuple[int, int]:
    """Width and height that a JPEG says it has, by its frame header; (0, 0) for what is none."""
    at = 2
    while at + 9 < len(jpeg) and jpeg[at] == 0xFF:
        if jpeg[at + 1] in (0xC0, 0xC1, 0xC2):
            return int.from_bytes(jpeg[at + 7 : at + 9]), int.from_bytes(jpeg[at + 5 : at + 7])
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4])
    return 0, 0


def find_ffmpeg(env: Mapping[str, str]) -> Path | None:
    """Playwright's own ffmpeg, the one on PATH, or the one that the Python package imageio-ffmpeg brings."""
    for path in sorted(registry(env).glob("ffmpeg-*/ffmpeg-*")):
        if path.is_file() and os.access(path, os.X_OK):
            return path
    found = shutil.which("ffmpeg", path=env.get("PATH", ""))
    if found is not None:
        return Path(found)
    if importlib.util.find_spec("imageio_ffmpeg") is None:
        return None
    import imageio_ffmpeg  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra, not always there

    try:
        return Path(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError:  # the package is there, a program for this machine is not in it
        return None
