"""A run's folder, its journal, what earlier runs left, and the last net for secrets."""
