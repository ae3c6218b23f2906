"""The settings: what each may be, and a sentence with file and line where one is not.

`python -m configuration.run` is Pelican's own command behind a check of the settings: a wrong
value, a missing one, a name that is nearly a known one, and a file that is no Python.
"""
