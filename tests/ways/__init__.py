"""Every way into the org as a job uses it, and what the org puts between: each ends signed in, or with a named stop."""
