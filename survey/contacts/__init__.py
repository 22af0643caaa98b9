"""WHO ended and was offered: endings, offers, slots and goals; never who answered."""

from survey.contacts.paper_table import paper_left

__all__ = ["paper_left"]
"""Tables that stand beside contacts/tables.py: whoever asks for its metadata finds them too."""
