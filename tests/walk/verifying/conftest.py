"""The bench of these tests."""

from __future__ import annotations

from .verifying import bench

__all__ = ["bench"]
