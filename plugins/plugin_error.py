"""A plugin that cannot be begun, in a sentence with the line of its file that is to blame."""

import traceback

_LOADING = ("load_legacy_plugin", "init_plugins")  # of Pelican: what imports and what registers


def sentence(error: BaseException) -> str | None:
    """What to say of an error that came while a plugin was begun; None of any other."""
    frames = list(traceback.walk_tb(error.__traceback__))
    loading = [frame for frame, _ in frames if frame.f_code.co_name in _LOADING]
    if not loading:
        return None
    plugin = loading[-1].f_locals.get("plugin")
    name = getattr(plugin, "__name__", plugin)
    if frames[-1][0] is loading[-1]:
        place = str(getattr(plugin, "__file__", name))
        found = f"no function register() ({error})"
    else:
        frame, line = frames[-1]
        place = f"{frame.f_code.co_filename}, line {line}"
        if isinstance(error, SyntaxError) and error.filename:
            place = f"{error.filename}, line {error.lineno}"
        found = f"{type(error).__name__}: {error}"
    return f"{place}: found {found}; mend the plugin {name}, or take it out of PLUGINS"
