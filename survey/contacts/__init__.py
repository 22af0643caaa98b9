"""WHO ended and was offered: endings, offers, slots and goals; never who answered."""
