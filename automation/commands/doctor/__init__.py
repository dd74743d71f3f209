"""`setupwalk doctor`: what a run needs is looked at before one begins; it changes nothing here or in the org."""
