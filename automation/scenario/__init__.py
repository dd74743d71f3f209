"""The 17 steps, to be read beside Salesforce's guide: connected_app.py, and what each step does and looks at."""
