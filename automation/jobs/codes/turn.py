"""Two runs on one machine as one user would each find the other's code: one asks for a code at a time."""

from __future__ import annotations

import threading
from contextlib import ExitStack

from ...bootstrap.lock import LockNotFreed
from ...timeouts import CODE_MAIL, CODE_TURN
from ..locks import Say, codes_alone
from .codes import NoCode


class Turn:
    """A run's turn to have codes sent. It ends by itself after a while, since an org need not ask for any."""

    def __init__(self, patience: float = CODE_MAIL + CODE_TURN) -> None:
        """`patience` is how long another run's turn is waited for, in seconds."""
        self._patience = patience
        self._held: ExitStack | None = None
        self._ends: threading.Timer | None = None
        self._lock = threading.Lock()

    def take(self, what: str, say: Say) -> None:
        """Takes it, or begins it anew; `what` stands for mailbox and user.

        Raises:
            NoCode: another run has not ended its own in time.
        """
        self.end()
        held = ExitStack()
        try:
            held.enter_context(codes_alone(what, say, self._patience))
        except LockNotFreed as error:
            raise NoCode(f"was not looked at: {error}", error.hint) from None
        with self._lock:
            self._held = held
            self._ends = threading.Timer(self._patience, held.close)
            self._ends.daemon = True
            self._ends.start()

    def end(self) -> None:
        """Ends it, if it has not ended."""
        with self._lock:
            held, ends, self._held, self._ends = self._held, self._ends, None, None
        if ends is not None:
            ends.cancel()
        if held is not None:
            held.close()
