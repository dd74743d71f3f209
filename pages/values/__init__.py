"""What pages show, as values: texts, dates, durations, identities, secrets. It opens no page."""
