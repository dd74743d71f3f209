"""The screens of Setup, one per file. They know no step."""
