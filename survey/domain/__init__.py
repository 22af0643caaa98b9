"""The pure words of the field: no framework, no database, no clock of its own."""
