"""The commands of key and certificate: make, explain, watch, replace."""
