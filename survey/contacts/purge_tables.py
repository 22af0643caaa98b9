"""The table of the purge's protocol, in the database `contacts`."""

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text

from survey.contacts.tables import metadata

purge_count = Table(
    "purge_count",
    metadata,
    Column("id", Text, primary_key=True, comment="random, so that the order says nothing"),
    Column("month", Text, nullable=False, comment="YYYY-MM: the day would tell too much"),
    Column("data", Text, comment="class of data; empty for a month in which nothing had to go"),
    Column("count", Integer, nullable=False, comment="how many went; never of whom or what"),
    CheckConstraint("count >= 0", name="count"),
)
