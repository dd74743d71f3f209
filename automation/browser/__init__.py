"""Browsers: found, installed and launched; logins that are kept; which org a browser is signed in to."""
