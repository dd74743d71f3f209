"""Real OAuth clients, the Salesforce CLI first, log in with apps that were walked."""
