"""The link by which a reader tells the maintainer of a mistake in an article."""

import re
from urllib.parse import quote, urlsplit

from content_error import ContentError

_MAIL = re.compile(r"[^\s@:/?&]+@[^\s@:/?&]+")


def report_link(to: str, subject: str, body: str) -> str:
    """A link that opens a message with its subject and beginning written.

    `to` is the setting REPORT_TO: a mail address, or the address of a repository's issues on
    GitHub, GitLab or Forgejo. Raises ContentError where it is neither.
    """
    if _MAIL.fullmatch(to):
        return f"mailto:{to}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"
    address = to.rstrip("/").removesuffix("/new")
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.path.endswith("/issues"):
        raise ContentError(
            f"found REPORT_TO = {to!r}; expected a mail address, or that of a repository's issues "
            "such as https://github.com/name/archive/issues"
        )
    is_gitlab = parts.path.endswith("/-/issues")
    title, text = ("issue[title]", "issue[description]") if is_gitlab else ("title", "body")
    return f"{address}/new?{title}={quote(subject, safe='')}&{text}={quote(body, safe='')}"
