"""Texts that people and machines hand over: printable, quoted, tidied, judged. It knows no setting."""
