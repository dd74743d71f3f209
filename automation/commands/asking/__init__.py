"""Somebody is asked before anything is removed or put back."""
