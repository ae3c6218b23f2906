"""What is written into a template when it is compiled comes out as Jinja itself would have it."""

from typing import Any

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from interface.strings import Group
from theme.inlining import WrittenIn

STRINGS = Group({"site": Group({"home": "الرئيسة", "odd": "a < b & {{ c }} 'd' \\ {% e %}"})})
PARTS = {
    "part.html": "{% set inner = 2 %}\n<b>{{ inner }}{{ outer }}</b>\n",
    "last.html": "{% if outer %}\nyes\n{% endif %}\n",
    "tree.html": '{{ n }}{% if n %}{% set n = n - 1 %}{% include "tree.html" %}{% endif %}',
    "deep.html": '<i>\n{% include "part.html" %}\n</i>\n',
}


def rendered(template: str, extensions: list[Any], **context: object) -> str:
    """A template among the parts, with Jinja's options as the site has them."""
    environment = Environment(
        loader=DictLoader({**PARTS, "page.html": template}),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=extensions,
    )
    environment.globals["t"] = STRINGS
    return environment.get_template("page.html").render(context)


@pytest.mark.parametrize(
    "template",
    [
        '{% include "part.html" %}',
        'a\n{% include "part.html" %}\nb',
        '{% set inner = 1 %}{% include "part.html" %} {{ inner }}',
        '{% include "last.html" %}\nafter',
        '<p>\n  {% include "deep.html" %}\n</p>',
        '{% for outer in [1, 2] %}\n{% include "part.html" %}\n{% endfor %}\n',
        '{% set n = 3 %}{% include "tree.html" %}',
        '{% block main %}\n{% include "part.html" %}\n{% endblock %}',
        "{{ t.site.home }}",
        "a {{- t.site.home }} b {{ t.site.home -}} c {{- t.site.home -}} d",
        '<p title="{{ t.site.odd }}">{{ t.site.odd }}</p>',
        "{{ t.site.home|length }} {{ (t.site.home|e).format(a=1) }}",
        "{{ t.site.missing }}|{{ t.site }}",
        "{% set x %}{{ t.site.odd }}{% endset %}{{ x }}",
    ],
)
def test_a_template_gives_what_it_gave(template: str) -> None:
    context = {"outer": Markup("<u>")}
    assert rendered(template, [WrittenIn], **context) == rendered(template, [], **context)


def test_the_strings_are_there_when_a_page_is_rendered_without_them() -> None:
    environment = Environment(
        loader=DictLoader({"page.html": "{{ t.site.odd }}"}),
        autoescape=True,
        extensions=[WrittenIn],
    )
    environment.globals["t"] = STRINGS
    template = environment.get_template("page.html")
    assert template.render(t=None) == "a &lt; b &amp; {{ c }} &#39;d&#39; \\ {% e %}"
