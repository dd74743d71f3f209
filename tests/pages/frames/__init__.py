"""Classic pages in the frames of Lightning, which come late, are exchanged, and are named by the shell around them."""
