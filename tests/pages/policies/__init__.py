"""The policies of a connected app: form, page and assignments."""
