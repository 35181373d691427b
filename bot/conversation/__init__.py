"""What people say and press, turned into use cases and replies."""
