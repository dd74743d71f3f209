"""The program's border: whatever happens is one sentence, one exit code and, for programs, one object."""
