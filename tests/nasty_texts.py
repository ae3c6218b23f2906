"""Texts that a reader of Markdown would take for markup, for property tests."""

from hypothesis import strategies as st

_NASTY = """
\\ ` * _ { } [ ] ( ) > # + - . ! < & = : ; @ / ? ~ | " ' ^ ab م ٣ 1 َ ** __ <b> </p> <!-- -->
<?x ?> <![CDATA[ ]]> ](u) &amp; &#65 &#x41; &copy [a]:b <a@b.c> <http://x.y> <script>
wzxhzdk:0 klzzwxh:0001
"""
NASTY = _NASTY.split()
SPACED = [
    *" \n\t\u00a0\u200f",
    "\n\n",
    "    ",
    "  \n",
    "\n1. ",
    "\n١. ",
    "\n- ",
    "\n[a]: b",
    "Title: x",
]
LINES = ["\n---", "\n===", "\n***", "\n```", "\n* * *", "\n# x", "\n> x"]
MARKUP = st.sampled_from(NASTY + SPACED + LINES)
TEXT = st.one_of(st.text(), st.lists(st.one_of(MARKUP, MARKUP, st.characters())).map("".join))
"""Any text, and any mixture of what is markup."""
