"""The staff's door: endings, offers, paper entry, the urn and accounts."""
