"""`sf org login web` while it runs: hands out the URL that it wants a browser to open, then how it ended."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from .completed import Completed
from .installed import HERE

# The CLI waits for its browser's end before it listens for the redirect: this one only reports and leaves.
_BROWSER = """#!{python}
import socket, sys
with socket.create_connection(("127.0.0.1", {port})) as line:
    line.sendall(sys.argv[1].encode())
"""


class WebLogin:
    """A running `sf org login web`. Leaving the `with` block ends it, if it has not ended by itself."""

    def __init__(
        self,
        command: list[str],
        *,
        env: dict[str, str],
        cwd: Path,
        folder: Path,
        answer: str,
        seconds: float,
    ) -> None:
        """`answer` is what it gets when it asks for the app's secret; `folder` takes the browser's script."""
        self._seconds = seconds
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(seconds)
        port = self._listener.getsockname()[1]
        browser = folder / "browser"
        browser.write_text(_BROWSER.format(python=sys.executable, port=port), encoding="utf-8")
        browser.chmod(0o700)
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=cwd,
            env=env
            | {
                "BROWSER": str(browser),
                "READY_PORT": str(port),
                "NODE_OPTIONS": f'{env["NODE_OPTIONS"]} --require "{(HERE / "ready.cjs").as_posix()}"',
            },
        )
        assert self._process.stdin is not None
        self._process.stdin.write(answer + "\n")
        self._process.stdin.flush()
        self._ended: Completed | None = None
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def url(self) -> str:
        """The authorize URL, once the CLI wanted it opened and is ready for what comes of it.

        Raises:
            AssertionError: the CLI ended before that.
            TimeoutError: it did neither within the time limit.
        """
        url = self._heard()
        self._heard()
        return url

    def _heard(self) -> str:
        """The next word of the browser's script or of ready.cjs; nothing but silence comes from an ended CLI."""
        line, _ = self._listener.accept()
        with line:
            text = b"".join(iter(lambda: line.recv(65536), b"")).decode()
        if not text:
            raise AssertionError(f"the CLI ended before its login:\n{self.finish().told}")
        return text

    def finish(self) -> Completed:
        """Waits for the end and says how it was.

        Raises:
            TimeoutError: it did not end within the time limit.
        """
        self._reader.join(self._seconds)
        if self._ended is None:
            raise TimeoutError(f"sf org login web did not end within {self._seconds} s")
        return self._ended

    def _read(self) -> None:
        """Collects what the CLI prints; at its end it rings, in case `url` still waits for a browser."""
        stdout, stderr = self._process.communicate()
        self._ended = Completed(self._process.returncode, stdout, stderr)
        try:
            socket.create_connection(self._listener.getsockname(), timeout=1).close()
        except OSError:
            return  # nobody listens any more

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._process.kill()
        self._reader.join(self._seconds)
        self._listener.close()
