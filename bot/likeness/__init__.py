"""Says how alike two short texts are: by their words always, by their meaning where a model is installed."""
