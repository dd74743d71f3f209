"""The ways in which a form lets one choose scopes, each told by its labels where it has any."""
