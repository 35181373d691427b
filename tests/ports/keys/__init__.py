"""What every ring of keys promises."""
