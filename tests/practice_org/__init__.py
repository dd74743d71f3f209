"""The practice org itself: pages, scripts, OAuth, REST and faults, mostly without a browser."""
