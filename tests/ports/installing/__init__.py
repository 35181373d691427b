"""What every installer promises."""
