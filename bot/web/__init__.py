"""The accessible pages that a browser shows."""
