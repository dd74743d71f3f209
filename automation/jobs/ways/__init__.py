"""The ways into an org, one per module, and their order. Password and code are typed by the scenario's own."""
