"""What time brings: the agenda says what falls due, the runner carries it out, the bell rings."""
