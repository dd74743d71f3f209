"""The app's own login, as the Salesforce CLI does it, and what a refusal points to."""
