"""What a peer review is: frozen models and rules, with no I/O, clock or settings."""
