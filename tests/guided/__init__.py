"""The guided session: panel, terminal, runbook and film, with somebody who plays the person."""
