"""Programs that the Teams benchmark runs, each a process of its own on a core of its own."""
