"""The screens on the way in: login, approval, and what shows that somebody is signed in."""
