"""One contract for every messenger."""
