"""The migrations, which travel with the package."""
