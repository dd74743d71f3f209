"""`verify` on apps that were broken on purpose: it names the step that is wrong, untold."""
