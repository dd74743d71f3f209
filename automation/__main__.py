"""`python3 -m automation`: gets what is needed where it is missing, then runs the command line."""

import sys

if __name__ == "__main__":
    try:
        from automation.bootstrap import ensure

        ensure()
        from automation.cli import main
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(main())
