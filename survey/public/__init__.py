"""The public door: a former client's way from link or code to thanks, without script or login."""
