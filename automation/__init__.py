"""setupwalk: creates and maintains the Salesforce connected app through which pipelines log in.

README.md beside this file shows the rooms. Nothing here is a Python interface: what is promised is the command with its
flags and exit codes, and results.json by its schema, reporting/results.schema.json.
"""
