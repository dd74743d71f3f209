"""`python3 -m tests`: gets what the tests need where it is missing, then runs pytest with the arguments given.

Without a number of workers in them, two work side by side; tests that need the same port go to the same one.
"""

import sys

from automation.bootstrap.install import ensure

if __name__ == "__main__":
    ensure("test")

    import pytest

    from .support.machine import equip

    equip()

    given = sys.argv[1:]
    workers = [] if any(word.startswith(("-n", "--numprocesses", "-p")) for word in given) else ["-n", "2"]
    sys.exit(pytest.main([*workers, "--dist", "loadgroup", *given]))
