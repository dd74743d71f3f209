"""`setupwalk doctor`, of this machine and of an org."""
