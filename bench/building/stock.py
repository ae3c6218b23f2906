"""The settings of stock Pelican: its own, but for what it must be told.

An article's name is its file's: by their headlines, two articles of one headline would be one page.
"""

SITENAME = AUTHOR = "أرشيف للقياس"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS: list[str] = []
SLUGIFY_SOURCE = "basename"
THEME = "simple"
