"""The command line: everything that is done outside a browser."""
