"""How the bot proves to Microsoft who it is, to whichever room speaks with it: no SDK is needed for that."""
