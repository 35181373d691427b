"""What the timetable reader makes of what clients send."""
