"""Which screen is here: looked at, waited for, or missed, and then what is there instead. It knows none by name."""
