"""The contract for the documents that the client receives."""
