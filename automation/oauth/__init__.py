"""The app's own login, made as the Salesforce CLI makes it, and what a refusal points to."""
