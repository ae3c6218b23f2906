"""Files of content as a stranger's pull request brings them: read one by one, then built."""

import shutil
from collections.abc import Iterator

from pelican.settings import read_settings

from bench.site import ROOT
from bench.trust import handmade
from bench.trust.course import Course
from bench.trust.findings import Fact, Finding, Told
from content_error import ContentError
from reader.parsing import Parser


def measure(course: Course, host: str) -> Iterator[Told]:
    """Each file is refused with a sentence, or left in the content folder."""
    shutil.copytree(ROOT / "content" / "pages", course.content / "pages", dirs_exist_ok=True)
    settings = read_settings(str(ROOT / "pelicanconf.py"), override={"PATH": str(course.content)})
    parser = Parser(settings)
    refused, wrong, of = 0, list[str](), 0
    for attack in handmade.strangers(host):
        of += 1
        path = course.content / attack.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(attack.data)
        try:
            parser.parse(str(path))
        except ContentError as error:
            refused += 1
            path.unlink()
            if not str(error).startswith("found ") or "; expected " not in str(error):
                wrong.append(f"{attack.name}: {error}")
        except Exception as error:  # a crash is what is looked for
            path.unlink()
            wrong.append(f"{attack.name}: {error!r}")
    yield Fact(f"of {of} files by strangers {refused} refused, {of - refused} built")
    yield Finding("refusals that are no sentence", wrong, f"{of} files")
