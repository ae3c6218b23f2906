"""One hash for all articles: the root of a Merkle tree, as RFC 6962, section 2.1, builds it.

https://www.rfc-editor.org/rfc/rfc6962#section-2.1. A leaf is hashed behind a byte 0, two nodes
behind a byte 1, so that no node can pass for a leaf (domain separation).
"""

import hashlib
from collections.abc import Iterable, Mapping

_LEAF, _NODE = b"\0", b"\1"


def line(article_id: str, sha256: str) -> bytes:
    """What a leaf is made of: the file's line as `sha256sum` writes it, without its end."""
    return f"{sha256}  {article_id}.md".encode()


def root(leaves: Iterable[bytes]) -> str:
    """The root over leaves in their order, in hexadecimal digits; of none, the hash of nothing."""
    sha256 = hashlib.sha256
    level = [sha256(_LEAF + leaf).digest() for leaf in leaves]
    if not level:
        return sha256().hexdigest()
    while len(level) > 1:
        # one that is left over goes up as it is: so each left half is the largest full tree
        pairs = zip(level[::2], level[1::2], strict=False)
        odd = level[-1:] if len(level) % 2 else []
        level = [sha256(_NODE + left + right).digest() for left, right in pairs] + odd
    return level[0].hex()


def lines(hashes: Mapping[str, str]) -> list[bytes]:
    """The lines of articles with the hashes of their files, in the order of their ids."""
    return [line(article_id, hashes[article_id]) for article_id in sorted(hashes)]
