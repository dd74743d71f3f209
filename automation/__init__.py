"""setupwalk: creates and keeps the Salesforce app through which pipelines log in; README.md here shows the rooms.

All here is private. What is promised is the command with its flags and exit codes, and results.json by its schema.
"""
