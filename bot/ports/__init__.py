"""What the core needs from outside: a Protocol for each foreign thing, and its ways of failing."""
