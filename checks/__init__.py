"""What a built site is held to: `make check`.

Each check is a module that gives findings; `__main__` runs them over one site. It reads the output
folder alone, and takes nothing from the plugins: a page is judged as whoever opens it finds it.
"""
