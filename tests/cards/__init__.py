"""Cards, seen as Teams, a browser, a mail client and a plain reader would see them."""
