"""Templates compiled once for all apps that the tests make, instead of once for each app."""

from typing import Any

import pytest
from flask import Flask
from flask.templating import Environment
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


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
