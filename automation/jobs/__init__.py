"""How a command is carried out: session and network, tries, and how it ends."""
