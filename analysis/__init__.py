"""The statistics of the survey: pure functions from counts to figures, importable in a notebook."""
