"""Who can read a channel, as every roster tells it."""
