"""The settings of ways in, of verification codes and of the org that is expected: their rows, forms and values."""
