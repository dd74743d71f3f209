"""Every refusal that an org, its API or a client is known to give, as data: its meaning, its causes, what to do."""
