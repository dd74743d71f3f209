"""`python3 -m automation`: gets what is needed where it is missing, then runs the command line."""

import sys

from automation.bootstrap import ensure

if __name__ == "__main__":
    ensure()

    from automation.cli import main

    sys.exit(main())
