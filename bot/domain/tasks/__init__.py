"""What errands there are: each task is one class, and its words make the unique key."""
