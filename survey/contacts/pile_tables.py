"""The table of piles: how many letters were made for whom to draw; never who drew, and never a code."""

from sqlalchemy import CheckConstraint, Column, Date, Integer, Table, Text

from survey.contacts.tables import metadata

pile = Table(
    "pile",
    metadata,
    Column("id", Text, primary_key=True, comment="one form sent twice is one pile"),
    Column("year", Integer, nullable=False, comment="year of ending"),
    Column("half", Integer, nullable=False),
    Column("last_day", Date, nullable=False, comment="last day to answer, shared by its letters"),
    Column("letters", Integer, nullable=False),
    Column("month", Text, nullable=False, comment="YYYY-MM in which it was made"),
    CheckConstraint("half IN (1, 2)", name="half"),
    CheckConstraint("letters > 0", name="letters"),
)
