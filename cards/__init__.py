"""Every card: domain in, Adaptive Card out; submissions in, typed data out."""
