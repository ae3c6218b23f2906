"""The link by which a reader tells the maintainer of a mistake in an article."""

from urllib.parse import quote, urlsplit


def report_link(to: str, subject: str, body: str) -> str:
    """A link that opens a message with its subject and beginning written.

    `to` is the setting REPORT_TO: a mail address, or the address of a repository's issues on
    GitHub, GitLab or Forgejo.
    """
    if not urlsplit(to).scheme:
        return f"mailto:{to}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"
    address = to.rstrip("/").removesuffix("/new")
    is_gitlab = urlsplit(address).path.endswith("/-/issues")
    title, text = ("issue[title]", "issue[description]") if is_gitlab else ("title", "body")
    return f"{address}/new?{title}={quote(subject, safe='')}&{text}={quote(body, safe='')}"
