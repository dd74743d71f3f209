"""The finder's contract: pages of many layouts with one wanted part each, and what stands beside it to mislead."""
