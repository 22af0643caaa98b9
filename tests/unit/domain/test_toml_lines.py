"""The line of a place in a TOML file is found however the file is laid out."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from survey.domain.toml_lines import line_of

FILLINGS = ("", "# [[tables]] in a comment", "   ", "\t# name = 1")
VALUES = (
    ("1",),
    ('"# name = 2"',),
    ('"""', "[[tables]]", "name = 3", '"""'),
    ("'''", "name = [", "'''"),
    ("[", "  1,", "  # [[tables]]", "  2", "]"),
    ("2026-01-01",),
    ("{ name = 4, other = [1, 2] }",),
)
tables = st.lists(
    st.lists(st.tuples(st.sampled_from(VALUES), st.lists(st.sampled_from(FILLINGS), max_size=2)), max_size=3),
    max_size=3,
)


def laid_out(content):
    """Return the text of a file and the true line of every table and key in it."""
    lines, places = ["first = 1"], {("first",): 1}
    for number, keys in enumerate(content):
        lines.append("[[tables]]")
        places["tables", number] = len(lines)
        for position, (value, filling) in enumerate(keys):
            lines += [*filling, f"key{position} = {value[0]}"]
            places["tables", number, f"key{position}"] = len(lines)
            lines += value[1:]
    return "\n".join(lines) + "\n", places


@given(content=tables, line_break=st.sampled_from(["\n", "\r\n"]))
def test_every_table_and_key_is_found_on_its_line(content, line_break):
    text, places = laid_out(content)
    text = text.replace("\n", line_break)
    assert len(tomllib.loads(text).get("tables", [])) == len(content)
    assert {place: line_of(text, place) for place in places} == places


@given(content=tables)
def test_a_missing_key_is_found_on_the_line_of_its_table(content):
    text, places = laid_out(content)
    for number in range(len(content)):
        assert line_of(text, ("tables", number, "missing")) == places["tables", number]


@given(rows=st.lists(st.integers(min_value=1, max_value=3), min_size=1, max_size=6), closed=st.booleans())
def test_every_item_of_a_long_list_is_found_on_its_line(rows, closed):
    items = ["list = ["]
    lines = []
    for row in rows:
        items.append("  " + " ".join(["{ a = 1 },"] * row))
        lines += [len(items)] * row
    text = "\n".join(items) + ("]" if closed else "\n]") + "\n"
    assert [line_of(text, ("list", position, "a")) for position in range(len(lines))] == lines


def test_a_list_on_one_line_is_found_there():
    assert line_of("a = 1\nb = [1, 2]\n", ("b", 1)) == 2


def test_tables_in_tables_are_counted_for_each_outer_table():
    text = "[[a]]\n[[a.b]]\nc = 1\n[[a.b]]\nc = 1\n[[a]]\n[[a.b]]\nc = 1\n[a.d]\ne = 1\n"
    assert line_of(text, ("a", 0, "b", 1, "c")) == 5
    assert line_of(text, ("a", 1, "b", 0, "c")) == 8
    assert line_of(text, ("a", 1, "d", "e")) == 10


def test_a_key_with_dots_is_found_by_its_parts():
    assert line_of("x = 1\na.b.c = 1\n", ("a", "b")) == 2


def test_what_is_nowhere_is_on_the_first_line():
    assert line_of("", ("a", 0)) == 1
