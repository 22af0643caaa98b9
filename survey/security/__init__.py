"""Keys, headers and other guards that every door shares."""
