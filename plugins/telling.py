"""How the command says things: numbers with what they count, times, lines that fit."""

import io
import sys
import textwrap
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

_FARTHER = "  "  # what is left of a long line stands so much farther in


def number(count: int, noun: str) -> str:
    """`1 article`, `2,688 articles`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def duration(seconds: float) -> str:
    """A length of time, no more exact than it is worth: `42 s`, `3 min 20 s`, `2 h 5 min`."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, left = divmod(whole, 60)
    if minutes < 10:
        return f"{minutes} min {left} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def shortened(text: str, length: int) -> str:
    """A text of at most so many characters, with … where it is cut."""
    return text if len(text) <= length else f"{text[: length - 1]}…"


def wrapped(line: str, width: int) -> Iterator[str]:
    """A line in lines of so many characters, each as far in as it or farther; words stay whole."""
    text = line.lstrip()
    indent = " " * (len(line) - len(text))
    yield from textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent + _FARTHER,
        break_long_words=False,  # paths, to be copied
        break_on_hyphens=False,
    ) or [""]


def say(lines: Iterable[str]) -> None:
    """Prints lines: on a terminal wrapped to its width, headings bold, else each as it is."""
    console = Console()
    if not console.is_terminal:
        for line in lines:
            sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
        return
    for line in lines:
        is_heading = line[:1] not in ("", " ")
        for part in wrapped(line, console.width):
            console.print(Text(part, "bold" if is_heading else ""), soft_wrap=True)


def bear_any_terminal() -> None:
    """Let a terminal without Arabic show letters by their numbers, where it would end a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
