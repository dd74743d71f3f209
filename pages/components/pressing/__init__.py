"""What is pressed, and what an org says to it: a refusal, a notice, a question of the page."""
