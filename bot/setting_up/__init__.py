"""Setting up a review on the terminal: questions one after the other, or a file."""
