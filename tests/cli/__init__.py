"""The command as a process: arguments and environment in, texts, files and exit codes out."""
