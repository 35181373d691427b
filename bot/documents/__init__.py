"""The only home of the document writers: presentation and report."""
