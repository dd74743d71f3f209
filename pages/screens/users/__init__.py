"""The lists of profiles and of permission sets."""
