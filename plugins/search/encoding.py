"""Text in the index's files: a byte a letter, in Windows' Arabic code page, which browsers know.

UTF-8 has two bytes for an Arabic letter, of which the first says little, and zlib does not get rid
of it: so written, records are a fifth smaller and the vocabulary a tenth. What the code page lacks
is escaped as in JSON, so is a quotation mark or a backslash.
"""

import codecs
import json
import re
from typing import Any

_CODE_PAGE = "cp1256"  # `windows-1256` of a TextDecoder; both give each byte the same character
_ESCAPING = "search.encoding"
_HALF = re.compile("[\ud800-\udfff]")
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def encoded(text: str) -> bytes:
    """`text` as the inside of a string of JSON."""
    return _JSON.encode(text)[1:-1].encode(_CODE_PAGE, _ESCAPING)


def decoded(data: bytes) -> str:
    """The text that `encoded` gave `data` for."""
    text = data.decode(_CODE_PAGE)
    if "\\" not in text:
        return text
    whole: str = json.loads(f'"{text}"')
    return whole


def encoded_json(content: Any) -> bytes:
    """`content` as JSON."""
    return as_json(content).encode(_CODE_PAGE, _ESCAPING)


def as_json(content: Any) -> str:
    """`content` as JSON; half a surrogate pair, no text, becomes U+FFFD."""
    return _HALF.sub("\ufffd", _JSON.encode(content))


def _escaped(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


codecs.register_error(_ESCAPING, _escaped)
