"""Lists as other orgs may draw them: each answers with the app, its absence, or that it is not understood."""
