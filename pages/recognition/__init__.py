"""Says what a page is: evidence that adds up, from snapshots to one verdict. It knows no browser and no screen."""
