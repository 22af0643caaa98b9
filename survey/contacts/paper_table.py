"""The table of papers that gave no answer; it joins those of contacts/tables.py, which is full."""

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text

from survey.contacts.tables import metadata, one_of
from survey.domain.paper import Left

paper_left = Table(
    "paper_left",
    metadata,
    Column("month", Text, primary_key=True, comment="YYYY-MM: the day would tell too much"),
    Column("year", Integer, primary_key=True, autoincrement=False, comment="year of ending"),
    Column("what", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("waiting", Integer, nullable=False, comment="of them not yet destroyed, where that is asked"),
    one_of("what", Left),
    CheckConstraint("count > 0 AND waiting BETWEEN 0 AND count", name="counts"),
)
