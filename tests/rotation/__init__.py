"""The change of key and certificate: faults at each moment, kills, a year of nights, and who logs in meanwhile."""
