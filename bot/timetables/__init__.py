"""The only home of the timetable readers: a file in, a draft timetable out."""
