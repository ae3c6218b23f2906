"""The rules of a Frictionless Data Package, version 2.0, for what this archive writes.

Its profile is 130 KB of JSON schema, and the packages that ship it bring a dozen others along; so
this knows the properties that are used here and lets no other pass. Read off
https://datapackage.org/profiles/2.0/datapackage.json and the three pages of the standard:
/standard/data-package/, /standard/data-resource/ and /standard/table-schema/.
"""

import re
from collections.abc import Iterator
from typing import Any

PATH = re.compile(r"(?![./~])(?!file:)(?!.*/\.\./)[^\\:]*|(?:http|ftp)s?://\S*")
HASH = re.compile(r"[a-z0-9]+:[a-f0-9]+|[a-f0-9]{32}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
NAME = re.compile(r"[a-z0-9._-]+")
TEXT = re.compile(r".+", re.DOTALL)
TYPES = re.compile(
    "string|number|integer|boolean|object|array|list|datetime|date|time|year|yearmonth|duration"
    "|geopoint|geojson|any"
)

PACKAGE = {
    "$schema": PATH,
    "name": NAME,
    "id": TEXT,
    "title": TEXT,
    "description": TEXT,
    "homepage": PATH,
    "created": MOMENT,
}
RESOURCE = {
    "name": NAME,
    "path": PATH,
    "format": TEXT,
    "mediatype": re.compile(".+/.+"),
    "compression": re.compile("gz|zip"),
    "encoding": TEXT,
    "hash": HASH,
}
PERSON = {"title": TEXT, "path": PATH}
FIELD = {"name": TEXT, "type": TYPES, "description": TEXT}


def broken(descriptor: dict[str, Any]) -> list[str]:
    """What a descriptor does against the rules: a sentence each."""
    return list(_package(descriptor))


def _package(package: dict[str, Any]) -> Iterator[str]:
    lists = {"resources", "contributors", "sources", "licenses"}
    yield from _texts("package", package, PACKAGE, lists)
    for name in lists & package.keys():
        if not isinstance(package[name], list) or not package[name]:
            yield f"{name} is no list with an item"
    for person in package.get("contributors", []):
        yield from _texts("contributor", person, PERSON, {"roles"}, least=1)
    for source in package.get("sources", []):
        yield from _texts("source", source, PERSON, set(), least=1)
    for terms in package.get("licenses", []):
        yield from _texts("license", terms, {**PERSON, "name": re.compile("[-a-zA-Z0-9._]+")})
        if not {"name", "path"} & terms.keys():
            yield "a license with neither name nor path"
    resources = package.get("resources", [])
    if not resources:
        yield "no resources"
    if len({resource.get("name") for resource in resources}) < len(resources):
        yield "two resources with one name"
    for resource in resources:
        yield from _resource(resource)


def _resource(resource: dict[str, Any]) -> Iterator[str]:
    yield from _texts("resource", resource, RESOURCE, {"bytes", "dialect", "schema"})
    for name in ("name", "path"):
        if name not in resource:
            yield f"a resource without {name}"
    if type(resource.get("bytes", 0)) is not int:
        yield f"{resource['bytes']!r} bytes"
    fields = resource["schema"]["fields"]
    for field in fields:
        yield from _texts("field", field, FIELD)
        if "name" not in field:
            yield "a field without a name"
    names = [field.get("name") for field in fields]
    if len(set(names)) < len(names):
        yield "two fields with one name"
    if not set(resource["schema"].get("primaryKey", [])) <= set(names):
        yield "a key that is no field"
    if resource["dialect"].get("itemType") not in {"array", "object"}:
        yield "a dialect with another type of items"
    if not set(resource["dialect"].get("itemKeys", [])) <= set(names):
        yield "a dialect with a key that is no field"


def _texts(
    kind: str,
    values: dict[str, Any],
    rules: dict[str, re.Pattern[str]],
    others: set[str] | None = None,
    least: int = 0,
) -> Iterator[str]:
    for name in values.keys() - rules.keys() - (others or set()):
        yield f"{name} in {kind}"
    for name in values.keys() & rules.keys():
        if not isinstance(values[name], str) or not rules[name].fullmatch(values[name]):
            yield f"{kind} with {name} {values[name]!r}"
    if len(values) < least:
        yield f"an empty {kind}"
