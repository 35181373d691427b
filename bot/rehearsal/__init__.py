"""A whole review on a fast clock: stand-ins for Teams and Graph, and people who answer the cards."""
