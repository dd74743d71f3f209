"""The screens of one connected app: made, shown, edited, its policies, who may use it, deleted."""
