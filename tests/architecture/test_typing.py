"""Everything that ships is typed and says what it is; exceptions from the rules are few and have a reason."""

import ast
import io
import re
import tokenize

from tests.architecture.source import SHIPPED, Function, modules

SUPPRESSION = re.compile(r"#.*\b(?:type: ?ignore|noqa)\b")
WITH_REASON = re.compile(
    r"#\s*(?:type: ?ignore\[[\w-]+(?:, ?[\w-]+)*\]|noqa: ?[A-Z]+\d+(?:, ?[A-Z]+\d+)*)\s+[#–-]\s+\w.{9,}"
)
SUPPRESSIONS_MAX = 5


def untyped(function: Function) -> list[str]:
    arguments = function.args
    named = [
        *arguments.posonlyargs,
        *arguments.args,
        *arguments.kwonlyargs,
        arguments.vararg,
        arguments.kwarg,
    ]
    missing = [a.arg for a in named if a and a.annotation is None and a.arg not in {"self", "cls"}]
    return missing if function.returns else [*missing, "return"]


def comments(text: str) -> list[tokenize.TokenInfo]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return [token for token in tokens if token.type == tokenize.COMMENT]


def suppressions() -> dict[str, str]:
    return {
        f"{module.name}:{comment.start[0]}": comment.string
        for module in modules(*SHIPPED, "scripts", "tests")
        for comment in comments(module.text)
        if SUPPRESSION.search(comment.string)
    }


def test_every_argument_and_return_value_is_typed():
    found = {
        f"{module.place(function)} {function.name}": untyped(function)
        for module in modules(*SHIPPED, "scripts")
        for function in module.functions()
        if untyped(function)
    }
    assert found == {}


def test_every_file_opens_with_a_docstring():
    shipped = modules(*SHIPPED, "scripts", "tests")
    assert [
        module.name for module in shipped if module.text.strip() and not ast.get_docstring(module.tree)
    ] == []


def test_suppressions_are_few():
    assert len(suppressions()) <= SUPPRESSIONS_MAX, suppressions()


def test_every_suppression_names_its_rule_and_its_reason():
    found = suppressions()
    assert {place: comment for place, comment in found.items() if not WITH_REASON.search(comment)} == {}


def test_a_suppression_without_a_reason_is_seen():
    assert WITH_REASON.search("# type: ignore[misc]  # WTForms has no types for this")
    assert WITH_REASON.search("# noqa: S608  # the table name is our own constant")
    assert not WITH_REASON.search("# type: ignore")
    assert not WITH_REASON.search("# noqa: S608")
