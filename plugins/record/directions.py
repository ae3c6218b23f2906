"""Which way a language is written."""

# Arabic and the languages of its script, then Hebrew, Syriac, Thaana and N'Ko
_LANGUAGES = (
    "ar aeb apc apd ary arz azb bal bgn bqi ckb fa glk khw ks lrc mzn pnb prs ps sd sdh skr ug ur "
    "he iw yi ji syr arc aii dv nqo"
)
_SCRIPTS = "adlm arab hebr mand nkoo rohg samr syrc thaa"


def direction(language: str) -> str:
    """`rtl` or `ltr` for a language tag: a script in it decides, else the language's usual one."""
    first, *subtags = language.lower().replace("_", "-").split("-")
    scripts = [subtag for subtag in subtags if len(subtag) == 4 and subtag.isalpha()]
    known = scripts[0] in _SCRIPTS.split() if scripts else first in _LANGUAGES.split()
    return "rtl" if known else "ltr"


def of_another_language(language: str, around: str) -> dict[str, str]:
    """The attributes `lang` and `dir` for words that stand among those of another language."""
    if language == around:
        return {}
    return {"lang": language, "dir": direction(language)}
