"""Commands for those who carry on: lists of requirements and the README's tables."""
