"""The rules of a peer review, as tests."""
