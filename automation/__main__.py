"""`python3 -m automation`: gets what is needed where it is missing, then runs the command line."""

import sys

if __name__ == "__main__":
    try:
        from automation.bootstrap import ensure
        from automation.interruption import signals

        with signals(stay=False):
            ensure()
        from automation.cli import main
    except KeyboardInterrupt as stop:
        sys.exit(getattr(stop, "exit_code", 130))
    sys.exit(main())
