"""Ways out of this machine: proxy, trusted authorities, answers of an org, and what is wrong when there is none."""
