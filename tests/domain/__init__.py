"""What a peer review is, as tests."""
