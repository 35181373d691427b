"""What is told about privacy is held to what is so."""
