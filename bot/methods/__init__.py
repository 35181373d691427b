"""One data file for each kind of review on offer, and the shelf that reads them."""
