"""The screens of one connected app: its form, its own page, its policies, who may use it, and its deletion."""
