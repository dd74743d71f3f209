"""What people read of a run: the report and the runbook, on the screen and on paper."""
