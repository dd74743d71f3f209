"""The key pair: made, read, chosen, and put in place so that one that works is always there."""
