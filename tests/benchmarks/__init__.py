"""How fast it is, beside what it is compared with, in the same run."""
