"""What the team does, one file for each deed."""
