"""Templates and addresses compiled once for all apps that the tests make, instead of once for each app."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.templating import Environment
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import create_engine
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache
from werkzeug.routing import Rule

from survey.database import engines


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A folder that all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if hasattr(request.config, "workerinput") else own


@pytest.fixture(scope="session", autouse=True)
def templates_compiled_once(shared_folder: Path) -> Iterator[None]:
    """Let every app of the same name, in every worker, share what Jinja made of its templates."""

    class Sharing(Environment):
        def __init__(self, app: Flask, **options: Any) -> None:
            cache = FileSystemBytecodeCache(str(shared_folder), f"{app.import_name}-%s.jinja")
            super().__init__(app, **{"bytecode_cache": cache, **options})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Flask, "jinja_environment", Sharing)
        yield


@pytest.fixture(scope="session", autouse=True)
def statements_compiled_once() -> Iterator[None]:
    """Let all databases of one engine share what SQLAlchemy made of its statements."""
    shared = {"compiled_cache": LRUCache(10_000)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "create_engine", partial(create_engine, execution_options=shared))
        patch.setattr(DefaultDialect, "__hash__", lambda self: hash(type(self)))
        patch.setattr(DefaultDialect, "__eq__", lambda self, other: type(self) is type(other))
        yield


@pytest.fixture(scope="session", autouse=True)
def addresses_compiled_once() -> Iterator[None]:
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
