"""Whole walks on the practice org; nothing of them is mocked."""
