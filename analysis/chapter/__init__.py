"""The yearly chapter "Avslutningsenkät till klient": a year's released numbers in, a finished text out."""
