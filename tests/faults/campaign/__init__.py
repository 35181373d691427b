"""The fault campaign: many errands, stand-ins over HTTP that fail in every way, and processes that die."""
