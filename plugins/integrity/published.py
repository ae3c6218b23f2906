"""What a site says of its articles' integrity: `articles.sha256` and `integrity.json`.

The list has a line for each article that the ledger has, in the order of their ids, as `sha256sum`
writes it. The other file has the Merkle root over these lines, how long the ledger was and what it
hashed to: since lines are only added to it, whoever has it later can show that it begins so. Both
stand outside data/, where all is importable.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from front_matter import ID
from integrity import merkle
from record.written import replacing

LIST = "articles.sha256"
SUMMARY = "integrity.json"

TREE = "RFC 6962 with SHA-256; the leaves are the lines of articles.sha256, without their ends"

_LINE = re.compile(rb"([0-9a-f]{64})  (%s)\.md" % ID.pattern.encode())


@dataclass(frozen=True, slots=True)
class Ledger:
    """How much of a ledger there was: whole lines, their bytes, and the sha-256 of these."""

    lines: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The articles of a ledger: how many, and the root over them."""

    articles: int
    root: str
    ledger: Ledger
    tree: str = TREE


class UnreadableError(ValueError):
    """A published file that is not what it should be."""

    def __init__(self, found: str, expected: str) -> None:
        """What was found in it, and what was expected."""
        super().__init__(f"found {found}; expected {expected}")
        self.found = found
        self.expected = expected


def ledger_of(path: Path) -> Ledger:
    """The state of a ledger; what stands behind its last whole line is none of it."""
    data = path.read_bytes() if path.exists() else b""
    return beginning(data, data.rfind(b"\n") + 1)


def beginning(data: bytes, size: int) -> Ledger:
    """The state of the first bytes of a ledger."""
    data = data[:size]
    return Ledger(data.count(b"\n"), len(data), hashlib.sha256(data).hexdigest())


def summary(hashes: Mapping[str, str], ledger: Ledger) -> Summary:
    """What there is to say of articles with these hashes."""
    return Summary(len(hashes), merkle.root(merkle.lines(hashes)), ledger)


def write(output: Path, hashes: Mapping[str, str], said: Summary) -> None:
    """Write both files into a site."""
    with replacing(output / LIST) as file:
        file.writelines(line + b"\n" for line in merkle.lines(hashes))
    with replacing(output / SUMMARY) as file:
        file.write(json.dumps(asdict(said), indent=2).encode() + b"\n")


def parse_list(data: bytes) -> dict[str, str]:
    """The hashes of a list, by the articles' ids. Raises UnreadableError."""
    hashes: dict[str, str] = {}
    for number, each in enumerate(data.splitlines(), 1):
        found = _LINE.fullmatch(each)
        if not found:
            shown = each[:40].decode(errors="backslashreplace")
            raise UnreadableError(f"{shown!r} in line {number}", "a sha-256 and ID.md")
        hashes[found[2].decode()] = found[1].decode()
    if b"".join(line + b"\n" for line in merkle.lines(hashes)) != data:
        raise UnreadableError("lines out of order or twice", "one an article, by ids")
    return hashes


def parse_summary(data: bytes) -> Summary:
    """What a site says. Raises UnreadableError."""
    try:
        said = json.loads(data)
        ledger = said["ledger"]
        numbers = (int(said["articles"]), int(ledger["lines"]), int(ledger["bytes"]))
        return Summary(numbers[0], str(said["root"]), Ledger(*numbers[1:], str(ledger["sha256"])))
    except (ValueError, KeyError, TypeError) as error:
        found = f"no summary ({error!r})"
        raise UnreadableError(found, "articles, root and ledger") from None
