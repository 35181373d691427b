"""Every sentence that a person reads on a card: plain English, short, without blame. A file for each card."""
