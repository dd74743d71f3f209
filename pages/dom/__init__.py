"""How a document is read: from a label to its control, and what a page shows. It knows no screen."""
