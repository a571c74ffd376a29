"""Scripts that prepare, check and publish the site; run.py is the entry point."""
