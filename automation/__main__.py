"""`python3 -m automation`: gets what is needed where it is missing, then runs the command line."""

import sys

if __name__ == "__main__":
    try:
        from .bootstrap.install import ensure
        from .bootstrap.interruption import signals

        with signals(stay=False):
            ensure()
        from .cli.main import main
    except KeyboardInterrupt as stop:
        sys.exit(getattr(getattr(stop, "kind", None), "exit_code", 130))
    sys.exit(main())
