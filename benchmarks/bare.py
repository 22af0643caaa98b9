"""The reference: the least that a Flask view with a template and one durable commit can cost."""

import json
import sqlite3
from pathlib import Path

from flask import Flask, redirect, render_template, request
from flask.typing import ResponseReturnValue
from jinja2 import DictLoader


def bare_app(database: Path, page: str) -> Flask:
    """Return an app whose form page is as long as ours and which stores what is sent as one row."""
    app = Flask("bare")
    app.jinja_options = {"loader": DictLoader({"page": page, "thanks": "<h1>Tack</h1>"})}
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, content TEXT)")

    @app.get("/page")
    def page_shown() -> ResponseReturnValue:
        return render_template("page")

    @app.post("/page")
    def page_sent() -> ResponseReturnValue:
        content = json.dumps(request.form.to_dict())
        connection.execute("INSERT INTO answer (content) VALUES (?)", (content,))
        return redirect("/thanks", 303)

    @app.get("/thanks")
    def thanks() -> ResponseReturnValue:
        return render_template("thanks")

    return app
