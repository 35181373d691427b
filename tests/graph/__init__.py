"""What the stand-in for Microsoft Graph is made of."""
