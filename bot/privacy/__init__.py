"""What is kept about people, in one place: the privacy page and the DPIA template are drawn from it."""
