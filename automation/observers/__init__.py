"""Those who listen to a walk: the console, the evidence, the journal. None steers it."""
