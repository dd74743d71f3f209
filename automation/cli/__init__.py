"""Arguments in, exit code out. The only room that knows whether a person watches."""
