"""One contract for every way of likening texts, and how well each does on notes with known groups."""
