"""Just enough of JSON Schema to hold our own schema against what we print."""

from typing import Any

TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "null": type(None),
}
KNOWN = {
    "$schema",
    "$id",
    "$defs",
    "title",
    "description",
    "format",
    "$ref",
    "anyOf",
    "const",
    "enum",
    "type",
}
KNOWN |= {"default", "properties", "required", "additionalProperties", "items", "minimum", "maximum"}


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any], place: str = "") -> list[str]:
    """Return what is wrong with a value, each with its place; raises for a keyword that is not known here."""
    if not set(schema) <= KNOWN:
        raise ValueError(f"unknown keywords: {set(schema) - KNOWN}")
    if "$ref" in schema:
        return faults(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, place)
    if "anyOf" in schema:
        tried = [faults(value, each, root, place) for each in schema["anyOf"]]
        return [] if [] in tried else min(tried, key=len)
    return (
        [f"{place}: {value!r} breaks {schema}"]
        if not _fits(value, schema)
        else _inside(value, schema, root, place)
    )


def _fits(value: Any, schema: dict[str, Any]) -> bool:
    kind = TYPES.get(schema.get("type", ""))
    right_kind = kind is None or (isinstance(value, kind) and not (kind is int and isinstance(value, bool)))
    allowed = "enum" not in schema or value in schema["enum"]
    return right_kind and allowed and schema.get("const", value) == value and _in_range(value, schema)


def _in_range(value: Any, schema: dict[str, Any]) -> bool:
    return (
        schema.get("minimum", value) <= value <= schema.get("maximum", value)
        if isinstance(value, int)
        else True
    )


def _inside(value: Any, schema: dict[str, Any], root: dict[str, Any], place: str) -> list[str]:
    if isinstance(value, list):
        return [
            fault
            for number, item in enumerate(value)
            for fault in faults(item, schema["items"], root, f"{place}/{number}")
        ]
    if not isinstance(value, dict):
        return []
    missing = [f"{place}: {name} is missing" for name in schema["required"] if name not in value]
    extra = [f"{place}: {name} is not in the schema" for name in value if name not in schema["properties"]]
    known = [name for name in value if name in schema["properties"]]
    deeper = [
        fault
        for name in known
        for fault in faults(value[name], schema["properties"][name], root, f"{place}/{name}")
    ]
    return [*missing, *extra, *deeper]
