"""How long walks take, beside what does the same clicks; run by hand, one command each."""
