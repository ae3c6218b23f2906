"""Numbers in the digits of the setting DIGITS."""

from interface.strings import Settings, plural_form, strings

_ARABIC_DIGITS = str.maketrans("0123456789,.%", "٠١٢٣٤٥٦٧٨٩٬٫٪")


def in_digits(text: str, settings: Settings) -> str:
    """A written number, its separators and percent sign included, in the digits of the site."""
    return text.translate(_ARABIC_DIGITS) if settings["DIGITS"] == "arabic" else text


def counted(count: int, noun: str, settings: Settings) -> str:
    """«3 مقالات», "3 articles": nouns stand in the strings' `counts`."""
    language = settings["INTERFACE_LANG"]
    form: str = strings(language)["counts"][noun][plural_form(count, language)]
    return form.format(n=in_digits(f"{count:,}", settings))
