"""Critical Friend: the rooms are described in bot/README.md."""
