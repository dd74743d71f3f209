"""Sign-in where the login page, the hosts or the network are not what they seem."""
