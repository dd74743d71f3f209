"""The ways out of this machine: proxy, trusted authorities, what an org answers, and what is wrong when it does not."""
