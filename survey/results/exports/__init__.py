"""The yearly chapter as files, one module a format; each takes the chapter and computes nothing."""
