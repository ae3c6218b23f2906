"""A mistake in a template, in a sentence with the template's file and line."""

import traceback
from collections.abc import Iterator
from pathlib import Path
from types import FrameType, TracebackType

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, UndefinedError


def sentence(error: BaseException) -> str | None:
    """What to say of an error that a template has caused; None of any other."""
    frames = list(_frames(error.__traceback__))
    match error:
        case TemplateSyntaxError():
            place = _place(frames, error.filename or "", error.lineno)
            return f"{place}: found {str(error.message).rstrip('.')}; expected what Jinja reads"
        case TemplateNotFound():
            return f"{_last(frames)}: found the name of a template that is not there: {error.name}"
        case UndefinedError():
            return (
                f"{_last(frames)}: found {error.message}; expected a name that is known there: one "
                "misspelt, or one that a plugin gives which is not in PLUGINS"
            )
        case UnicodeDecodeError():
            read = next((each for each, _ in frames if each.f_code.co_name == "get_source"), None)
            if read and "filename" in read.f_locals:
                file = read.f_locals["filename"]
                return f"{file}: found letters in another encoding; expected a file saved as UTF-8"
        case Exception() if frames and _is_template(frames[-1][0]):
            return f"{_last(frames)}: found {type(error).__name__}: {error}; mend the template"
    return None


def _frames(at: TracebackType | None) -> Iterator[tuple[FrameType, int]]:
    return traceback.walk_tb(at)


def _is_template(frame: FrameType) -> bool:
    return "__jinja_exception__" in frame.f_globals


def _last(frames: list[tuple[FrameType, int]]) -> str:
    """The line of the template that was at work."""
    for frame, line in reversed(frames):
        if _is_template(frame):
            return _place(frames, frame.f_code.co_filename, line)
    return "a template"


def _place(frames: list[tuple[FrameType, int]], file: str, line: int) -> str:
    """The line as it stands in its file: what a template includes is written into it."""
    for frame, _ in frames:
        held = frame.f_locals.get("self")
        environment = held if isinstance(held, Environment) else getattr(held, "environment", None)
        if isinstance(environment, Environment):
            for extension in environment.extensions.values():
                if hasattr(extension, "origin"):  # theme.inlining
                    file, line = extension.origin(file, line)
            break
    return f"{_shown(file)}, line {line}"


def _shown(file: str) -> Path:
    """As a maintainer would call it, from where the command was given."""
    path = Path(file)
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
