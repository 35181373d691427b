"""What is kept, and how the core asks for it: a Protocol for each collection, one transaction over all."""
