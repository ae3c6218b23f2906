import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from search.encoding import as_json, decoded, encoded, encoded_json

PAGE = bytes(range(256)).decode("cp1256")
TEXTS = [
    "العامة",
    "«مدرسة» — ”قريبة“، 3٫5٪ ٢٠٢٤",
    'a "quoted" C:\\path',
    "\\u0041",
    "line\none\x00\x7f",
    "ی ھ ﷲ \u200f\u2028",
    "Ж 中 𐤀 😀",
    PAGE,
    "",
]
JSON = st.recursive(
    st.none() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    assert decoded(encoded(text)) == text


@given(JSON)
def test_any_json_comes_back_from_json_in_the_code_page(content: Any) -> None:
    assert json.loads(encoded_json(content).decode("cp1256")) == content
    assert json.loads(as_json(content)) == content


def test_a_letter_is_a_byte() -> None:
    letters = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگک"
    assert len(encoded(letters)) == len(letters)
    assert encoded("abc 123") == b"abc 123"


def test_what_the_code_page_lacks_is_escaped_as_in_json() -> None:
    assert encoded('اЖ"\\') == b'\xc7\\u0416\\"\\\\'
    assert encoded("😀") == rb"\ud83d\ude00"
    assert encoded_json(["ا", "ی", 1]) == b'["\xc7","\\u06cc",1]'


def test_half_a_surrogate_pair_in_json_becomes_no_text() -> None:
    assert json.loads(as_json(["\ud83d حلب", "😀"])) == ["\ufffd حلب", "😀"]
    assert json.loads(encoded_json("\udc00").decode("cp1256")) == "\ufffd"


def test_browsers_read_the_same() -> None:
    node = shutil.which("node")
    assert node, "no Node.js on the PATH; `make test` provides one"
    sent = {
        "texts": [list(encoded(text)) for text in TEXTS],
        "json": list(encoded_json(TEXTS)),
    }
    run = subprocess.run(
        [node, Path(__file__).with_name("encoding.js")],
        input=json.dumps(sent),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert json.loads(run.stdout) == {"texts": TEXTS, "json": TEXTS}
