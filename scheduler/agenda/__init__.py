"""What time brings to a review, by part of the day. Pure: it looks at no clock and stores nothing."""
