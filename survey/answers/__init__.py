"""WHAT was answered: tickets, drafts, sealed envelopes and, after an opening, counts only."""
