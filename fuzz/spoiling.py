"""Bytes that are nearly what a reader waits for."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

_MOST_EDITS = 8
PIECES = tuple(
    piece.encode("utf-8", "surrogatepass")
    for piece in (
        "\0", "\x01", "\x0b", "\x0c", "\x1a", "\x1b", "\x7f", "\x85", "\u00a0", "\u200f", "\u2028",
        "\u2029", "\u202e", "\u2066", "\ufeff", "\ufffe", "\ud800", "\udfff", "\U000e0041",
        "\r", "\n", "\r\n", "\n\n", "\t", " ", "    ", "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[",
        "]]>", "<?", "<!DOCTYPE a>", "&", "&#0;", "&#1;", "&#xd800;", "&#x202e;", "&lt;", "&amp;", "&a;",
        '"', "'", "\\", "\\u0000", "\\ud800", "{", "}", "[", "]", ":", ";", ",", "=", "%", "%00", "#",
        "`", "*", "_", "!", "(", ")", "-", "+", "1.", "~", "|", "^", "$", "@", "../", "//", "http://[",
        "javascript:", "data:", "<script>", "<style>", "<svg>", "<math>", "<table>", "<a href=",
        "<title>", "<base href=", "<meta charset=utf-7>", "wzxhzdk:0", "\x02", "\x03", "klzzwxh:0001",
        "Save_as: x\n", "Id: waaaaaaaaaa\n", "0", "-1", "9" * 30, "1e999", "NaN", "null", "true",
        "2024-02-30", "9999-12-31", "0001-01-01", "هـ", "ﷺ", "٣", "َ", "ـ", "لا",
    )
)  # fmt: skip
"""What means something to one reader or another."""


def spoilt(samples: tuple[bytes, ...]) -> SearchStrategy[bytes]:
    """Samples with pieces put in, taken out, doubled, exchanged or cut off; or bytes of no kind."""
    edit = st.tuples(
        st.sampled_from("iidxrc"), st.integers(0, 2**16), st.integers(0, 60), _pieces()
    )
    edits = st.lists(edit, min_size=1, max_size=_MOST_EDITS)
    mended = st.builds(_edited, st.sampled_from(samples), edits)
    return st.one_of(mended, mended, mended, st.binary(max_size=400))


def _pieces() -> SearchStrategy[bytes]:
    text = st.text(max_size=4).map(lambda drawn: drawn.encode())
    return st.one_of(st.sampled_from(PIECES), st.binary(min_size=1, max_size=4), text)


def _edited(data: bytes, edits: list[tuple[str, int, int, bytes]]) -> bytes:
    for kind, place, length, piece in edits:
        at = place % (len(data) + 1)
        inside = data[at : at + length]
        match kind:
            case "i":
                data = data[:at] + piece + data[at:]
            case "d":
                data = data[:at] + inside * 2 + data[at + length :]
            case "x":
                data = data[:at] + data[at + length :]
            case "r":
                data = data[:at] + piece + data[at + len(piece) :]
            case _:
                data = data[:at] + piece
    return data
