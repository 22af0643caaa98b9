"""Imports stand at the top, never run in a circle, and the public door knows one file of the forms."""

import ast
from graphlib import CycleError, TopologicalSorter

import grimp
import pytest

from tests.architecture.source import SHIPPED, modules


@pytest.fixture(scope="module")
def graph():
    return grimp.build_graph(*SHIPPED, cache_dir=None)


def imports_inside(function):
    return (node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom))


def test_no_function_imports():
    found = {
        module.place(statement)
        for module in modules(*SHIPPED, "scripts")
        for function in module.functions()
        for statement in imports_inside(function)
    }
    assert found == set()


def test_no_module_is_part_of_a_cycle(graph):
    sorter = TopologicalSorter(
        {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    )
    try:
        sorter.prepare()
    except CycleError as error:
        pytest.fail("These import each other: " + " → ".join(error.args[1]))


def test_the_public_door_reaches_no_form_but_the_answers(graph):
    reached = graph.find_upstream_modules("survey.public", as_package=True)
    assert {name for name in reached if name.startswith("survey.forms.")} <= {"survey.forms.answer"}


def test_nothing_that_ships_imports_a_test_or_a_script():
    found = {
        f"{module.place(node)} {name}"
        for module in modules(*SHIPPED)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
        )
        if name.split(".")[0] in {"tests", "scripts", "pytest"}
    }
    assert found == set()
