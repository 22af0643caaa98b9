"""Small files and small functions: the whole of one fits on a screen and in a head."""

from statistics import median, quantiles

import pytest

from tests.architecture.source import SHIPPED, Function, Module, files, modules

FUNCTION_MEDIAN, FUNCTION_P90, FUNCTION_MAX = 8, 20, 40
FILE_MEDIAN, FILE_MAX = 80, 300
TEMPLATE_MAX = 120


def written() -> list[Module]:
    """The files that people write; a migration is a list of columns that is never read as a story."""
    return [module for module in modules(*SHIPPED) if "/migrations/" not in module.name]


def length(function: Function) -> int:
    """Lines from `def` to the last one, docstring included."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


@pytest.fixture(scope="module")
def function_lengths():
    return {
        f"{module.place(function)} {function.name}": length(function)
        for module in written()
        for function in module.functions()
    }


@pytest.fixture(scope="module")
def file_lengths():
    return {module.name: module.line_count for module in written() if module.line_count}


def test_no_function_is_longer_than_forty_lines(function_lengths):
    assert {name: lines for name, lines in function_lengths.items() if lines > FUNCTION_MAX} == {}


def test_half_of_the_functions_have_at_most_eight_lines(function_lengths):
    assert median(function_lengths.values()) <= FUNCTION_MEDIAN


def test_nine_of_ten_functions_have_at_most_twenty_lines(function_lengths):
    assert quantiles(function_lengths.values(), n=10)[-1] <= FUNCTION_P90


def test_no_file_is_longer_than_three_hundred_lines(file_lengths):
    assert {name: lines for name, lines in file_lengths.items() if lines > FILE_MAX} == {}


def test_half_of_the_files_have_at_most_eighty_lines(file_lengths):
    assert median(file_lengths.values()) <= FILE_MEDIAN


def test_no_template_is_longer_than_a_hundred_and_twenty_lines():
    lengths = {path.name: len(path.read_text().splitlines()) for path in files("survey/templates", ".html")}
    assert {name: lines for name, lines in lengths.items() if lines > TEMPLATE_MAX} == {}
