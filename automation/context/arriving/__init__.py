"""What is known when somebody arrives in an org: by which way, and what the org is for."""
