"""Where the keys of reviews are kept, and how text is sealed with them: a folder, or Azure Key Vault."""
