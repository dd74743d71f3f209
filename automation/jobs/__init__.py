"""How a command is carried out: key pair, browser, locks and tries, and how it ends. They know no flag."""
