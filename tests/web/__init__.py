"""The pages in a browser, over real HTTP."""
