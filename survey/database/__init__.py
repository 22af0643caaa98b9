"""Engines, transactions and migrations: how either database is reached, never what is in it."""
