"""One contract for each port, run on the stand-in and on the real adapter."""
