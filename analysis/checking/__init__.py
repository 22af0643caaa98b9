"""The checker: reads a finished report and finds the figures that cannot be right, each with its place."""
