"""A rehearsed review is a real one: what people got, and what became of what they said."""
