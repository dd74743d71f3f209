"""Makes a browser on Linux trust a company's certificate authority for one run, as the rest of the program does.

Chromium takes the system's store on Windows and macOS. On Linux it has a store of its own beside the user's NSS
database, in `~/.pki/nssdb`, and reads neither the system's store nor SSL_CERT_FILE. So it is started with a home folder
of this run's own, whose database is a copy of the user's with the authorities added. Certificates are verified as ever:
no error is ignored.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from ..bootstrap.child_environment import helper_environment
from ..network.trust import Trust
from ..timeouts import CERTUTIL

BY_HAND = (
    "certutil of the package libnss3-tools is not on PATH, so the browser is not told of the certificate authority "
    "that was named: install the package, or add it to the browser's store by hand"
)

_PREFIX = "setupwalk-home-"
"""How the home folders' names begin; the number of the process follows."""
_OLD = 3600.0
"""Seconds: what is younger may be a live run's in a container that shares the folder, where numbers say nothing."""


def needs_certutil(trust: Trust, environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether the browser will not know an authority that was named, because a program for it is not here."""
    missing = shutil.which("certutil", path=environ.get("PATH", "")) is None
    return platform == "linux" and bool(trust.added) and missing


@contextmanager
def trusting(
    trust: Trust, environ: Mapping[str, str], say: Callable[[str], None], platform: str = sys.platform
) -> Iterator[dict[str, str] | None]:
    """The environment to start a browser with, for the length of a `with`; None where its own will do."""
    if platform != "linux" or not trust.added:
        yield None
        return
    certutil = shutil.which("certutil", path=environ.get("PATH", ""))
    if certutil is None:
        say(BY_HAND)
        yield None
        return
    _sweep()
    with tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-", ignore_cleanup_errors=True) as home:
        store = Path(home) / ".pki" / "nssdb"
        store.parent.mkdir(mode=0o700)
        try:
            _fill(store, Path(environ.get("HOME") or Path.home()) / ".pki" / "nssdb", trust, certutil, environ)
        except (OSError, subprocess.SubprocessError):
            say(f"{certutil} could not add the certificate authority to a store for the browser")
            yield None
            return
        yield {**helper_environment(os.environ), "HOME": home}


def _sweep() -> None:
    """Removes what runs that were killed have left of theirs, since a user's store may hold keys."""
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        number = left.name.removeprefix(_PREFIX).partition("-")[0]
        with suppress(OSError):
            about = left.lstat()
            gone = number.isdecimal() and not Path("/proc", number).exists()
            if gone and about.st_uid == os.getuid() and time.time() - about.st_mtime > _OLD:
                shutil.rmtree(left, ignore_errors=True)


def _fill(store: Path, own: Path, trust: Trust, certutil: str, environ: Mapping[str, str]) -> None:
    if own.is_dir():
        shutil.copytree(own, store)
    else:
        store.mkdir(mode=0o700)
        _run([certutil, "-N", "-d", f"sql:{store}", "--empty-password"], environ)
    file = store.parent / "authority.pem"
    for number, block in enumerate(trust.added):
        file.write_text(f"{block}\n", encoding="ascii")
        name = f"setupwalk {number}"
        _run([certutil, "-A", "-d", f"sql:{store}", "-n", name, "-t", "C,,", "-a", "-i", str(file)], environ)


def _run(command: list[str], environ: Mapping[str, str]) -> None:
    subprocess.run(  # noqa: S603  the commands are this module's own
        command,
        env=helper_environment(environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=CERTUTIL,
        check=True,
    )
