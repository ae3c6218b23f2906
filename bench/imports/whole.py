"""A whole file of records through the import, the build and the published data, and back.

Told are the counts, time and memory of the import and of the build; how many pages say word for
word what the cleaned record says; and how many articles the published data files make again, byte
for byte.
"""

import datetime
import html
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterator, Mapping
from itertools import islice
from pathlib import Path

from bench.site import ENVIRONMENT, ROOT
from captures import frontmatter, jsonl
from captures.capture import Defaults, Verbatim, texts

SHOWN = 5  # of what differs
TODAY = datetime.datetime.now().astimezone().date()
_TEXT = re.compile("<!--text-->(.*?)<!--/text-->", re.DOTALL)
_PARAGRAPH = re.compile("<p>(.*?)</p>", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>\n?")


def run(news: Path) -> Iterator[str]:
    """The lines of the measurement."""
    with tempfile.TemporaryDirectory() as folder:
        first, site, second = (Path(folder) / name for name in ("first", "site", "second"))
        said = yield from _timed("import", [news, "--content", first], {0, 1})
        yield f"  {said.partition(chr(10))[0]}"
        settings = ["--settings", "pelicanconf.py", "--fatal", "errors"]
        yield from _timed("build", [first, "--output", site, *settings], {0})
        yield from _pages(news, first, site)
        yield from _timed("import", [site / "data", "--content", second], {0})
        yield from _files(first, second)


def _timed(what: str, arguments: list[object], good: set[int]) -> Generator[str, None, str]:
    """Runs the command as make does; tells its time and memory and returns what it printed."""
    module = {"import": "captures", "build": "configuration.run"}[what]
    command = [sys.executable, "-m", module, *map(str, arguments)]
    start = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(
            command, cwd=ROOT, env=ENVIRONMENT, stdout=out, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)  # as it is the one that tells of memory
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said = out.read().decode(errors="replace")
    if process.returncode not in good:
        raise SystemExit(f"{' '.join(command)}: exit status {process.returncode}\n{said[-2000:]}")
    yield f"{what}: {time.perf_counter() - start:.0f} s, {_told(usage)}"
    return said


def _told(usage: resource.struct_rusage) -> str:
    unit = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes
    seconds = usage.ru_utime + usage.ru_stime
    return f"{seconds:.0f} s of CPU, at most {usage.ru_maxrss * unit / 1e6:.0f} MB in one process"


def _pages(news: Path, content: Path, site: Path) -> Iterator[str]:
    """How many pages have the paragraphs of their record, as cleaned."""
    homes = dict(_homes(content))
    same, other = 0, []
    for record in jsonl.read(news):
        if not isinstance(record, jsonl.Record) or record.cited not in homes:
            continue
        article = homes.pop(record.cited)
        page = _TEXT.search((site / "a" / f"{article}.html").read_text("utf-8"))
        if page and _shown(page[1]) == _cleaned(record):
            same += 1
        else:
            other.append(article)
    pages = same + len(other)
    yield f"pages with the paragraphs of their record, word for word: {same:,} of {pages:,}"
    yield from (f"  another text: {article}" for article in islice(other, SHOWN))
    yield from (f"  of no record: {article}" for article in islice(homes.values(), SHOWN))


def _homes(content: Path) -> Iterator[tuple[str, str]]:
    """What each article cites as its capture, with its id."""
    for path in (content / "articles").iterdir():
        fields, _ = frontmatter.parse(frontmatter.head(path.read_text("utf-8")))
        yield fields["capture"][0], path.stem


def _cleaned(record: jsonl.Record) -> tuple[str, ...]:
    article = record.clean(Defaults(today=TODAY)).article
    if isinstance(article, Verbatim):
        return ()  # a record that an archive published: it is compared by the round trip
    return texts(article.paragraphs)


def _shown(text: str) -> tuple[str, ...]:
    return tuple(html.unescape(_BREAK.sub("\n", found)) for found in _PARAGRAPH.findall(text))


def _files(first: Path, second: Path) -> Iterator[str]:
    """How many articles came back as they were."""
    before, after = (_bytes(content / "articles") for content in (first, second))
    same = sum(after.get(name) == data for name, data in before.items())
    more = len(after.keys() - before.keys())
    yield f"articles that came back byte for byte: {same:,} of {len(before):,}, and {more:,} more"


def _bytes(folder: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
