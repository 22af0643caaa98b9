"""Templates and addresses compiled once for all apps that the tests make, instead of once for each app."""

from typing import Any

import pytest
from flask import Flask
from flask.templating import Environment
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule


class Compiled(BytecodeCache):
    """Keeps compiled templates in memory, by name and by what they say."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template as it was compiled before, if it was."""
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled."""
        self._kept[bucket.key, bucket.checksum] = bucket.code


@pytest.fixture(scope="session", autouse=True)
def templates_compiled_once() -> None:
    """Let every app of the same name share what Jinja made of its templates."""
    kept: dict[str, Compiled] = {}

    class Sharing(Environment):
        def __init__(self, app: Flask, **options: Any) -> None:
            cache = kept.setdefault(app.import_name, Compiled())
            super().__init__(app, **{"bytecode_cache": cache, **options})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Flask, "jinja_environment", Sharing)
        yield


@pytest.fixture(scope="session", autouse=True)
def addresses_compiled_once() -> None:
    """Let like rules of all apps share the functions that build their addresses: pure, dear to compile."""
    compile_anew, kept = Rule._compile_builder, {}

    def build(rule: Rule, append_unknown: bool = True) -> Any:
        key = rule.rule, tuple(rule._trace), append_unknown
        if rule.defaults:
            return compile_anew(rule, append_unknown)
        if key not in kept:
            kept[key] = compile_anew(rule, append_unknown)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "_compile_builder", build)
        yield
