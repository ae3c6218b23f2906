"""The words that a generated site wraps around its articles: of two lists, one held out.

`USUAL` is what Arabic sites say, some of it in the import's own list of phrases and some not.
`HELD_OUT` says the same in words of which the import's rules know no line: a test keeps it so.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

_FIRST = "صدى نداء منبر أفق ضوء وجه نبض مرصد بوابة شرفة رواق سراج ميدان مرفأ بيدر قنديل".split()
_SECOND = (
    "السهول الوادي الرمان السوسن التلال الزيتون الينابيع الكروم الجسور البيادر النواعير".split()
)
_THIRD = ("", " اليوم", " الحر", " نت", " برس", " الجديد")
CITIES = "دمشق حلب حمص حماة درعا إدلب اللاذقية السويداء الرقة طرطوس".split()
AUTHORS = (
    "سمير المختلق", "هدى الرماني", "وليد السهلي", "رنا الكرمية", "مازن أبو ينبوع", "لين التلاوي",
    "خالد الجسري", "نور البيدر", "سلمى الناعورة", "عمار الزيتوني",
)  # fmt: skip
CATEGORIES = {
    "usual": "محليات سياسة اقتصاد رياضة ثقافة منوعات تحقيقات آراء".split(),
    "held-out": [
        "نبض الحارات",
        "شؤون البلد",
        "مال وبيادر",
        "ملاعبنا",
        "دواوين وحكايا",
        "على الهامش",
    ],
}


@dataclass(frozen=True, slots=True)
class Wording:
    """What one site says around an article; a list is a part of several lines."""

    name: str
    slogan: str
    menu: list[str]
    date_label: str
    author_label: str
    share: list[str]
    counter: str
    related: str
    latest: str
    most_read: str
    tags: str
    previous: str
    following: str
    comments: list[str]
    newsletter: list[str]
    about: list[str]
    rights: str


_CHOICES: dict[str, dict[str, list[str]]] = {
    "usual": {
        "slogan": [
            "صوت الناس أينما كانوا",
            "جريدة يومية مستقلة",
            "الخبر كما هو",
            "موقع إخباري شامل",
        ],
        "date_label": ["تاريخ النشر:", "نُشر في", "نشر بتاريخ:", "آخر تحديث:"],
        "author_label": ["بقلم:", "الكاتب:", "كتب:", "تحرير:"],
        "counter": ["عدد القراءات", "عدد المشاهدات:", "قراءة:", "شوهد"],
        "related": [
            "أخبار ذات صلة",
            "مواضيع مرتبطة",
            "اقرأ أيضاً",
            "مقالات مشابهة",
            "من القسم ذاته",
        ],
        "latest": ["آخر الأخبار", "أحدث الأخبار", "أهم الأخبار", "شريط الأخبار"],
        "most_read": ["الأكثر قراءة", "الأكثر تداولاً", "الأكثر مشاهدة"],
        "tags": ["الوسوم:", "كلمات مفتاحية:", "كلمات دلالية:"],
        "previous": ["الخبر السابق:", "المقال السابق:", "السابق:"],
        "following": ["الخبر التالي:", "المقال التالي:", "التالي:"],
        "rights": [
            "جميع الحقوق محفوظة © {name} {year}",
            "كل الحقوق محفوظة لموقع {name} {year}",
            "© {year} {name}",
            "حقوق النشر محفوظة {year}",
        ],
    },
    "held-out": {
        "slogan": [
            "نكتب ما تراه العيون",
            "حيث تلتقي الحكايا",
            "من القلب إلى البلد",
            "سطور من هنا وهناك",
        ],
        "date_label": ["رأى النور يوم", "خرج إلى القراء", "سُطِّر يوم"],
        "author_label": ["خطّه قلم", "من دفتر", "بريشة"],
        "counter": ["عيون مرّت من هنا", "مرّ بهذه الصفحة", "زوار هذه السطور"],
        "related": ["وقد يروق لك", "على المنوال ذاته", "وللحديث بقية", "حكايا قريبة", "في السياق"],
        "latest": ["وصلنا للتو", "طازج من المطبعة", "ما استجد"],
        "most_read": ["حديث المجالس", "ما شغل الناس", "في الصدارة"],
        "tags": ["في هذا الباب:", "مفاتيح الحكاية:", "تحت عنوان:"],
        "previous": ["عودة إلى سابقتها:", "ما قبلها:"],
        "following": ["امضِ إلى ما يليها:", "ما بعدها:"],
        "rights": [
            "لا يُنقل إلا بإذن {name} {year}",
            "{name} منذ {year}",
            "هذه الصفحات ملك أصحابها {year}",
        ],
    },
}
_PARTS: dict[str, dict[str, list[list[str]]]] = {
    "usual": {
        "share": [
            ["شارك الخبر"],
            ["فيسبوك", "تويتر", "واتساب"],
            ["شارك", "طباعة", "إرسال إلى صديق"],
            ["شارك عبر فيسبوك وتويتر"],
        ],
        "comments": [
            ["أضف تعليقاً", "الاسم", "البريد الإلكتروني", "نص التعليق", "إرسال"],
            ["التعليقات", "لا توجد تعليقات"],
            ["اترك تعليقك"],
        ],
        "newsletter": [
            ["اشترك في النشرة البريدية", "أدخل بريدك الإلكتروني", "اشتراك"],
            ["تابعنا على", "فيسبوك", "يوتيوب"],
            ["النشرة البريدية", "سجّل الآن"],
        ],
        "about": [
            ["من نحن", "اتصل بنا", "سياسة الخصوصية"],
            ["هيئة التحرير", "أعلن معنا", "أرشيف"],
            ["عن الموقع", "للإعلان معنا", "شروط الاستخدام", "هاتف: 011 555 1234"],
        ],
    },
    "held-out": {
        "share": [["أوصل الحكاية إلى من تحب"], ["دلّ صاحبك عليها", "خبّئها لوقت آخر"], ["مرّرها"]],
        "comments": [
            ["ما قولك أنت؟", "اسمك الكريم", "قولك", "أرسل القول"],
            ["مجلس القراء", "المجلس خالٍ"],
        ],
        "newsletter": [
            ["رسالة الصباح", "دع لنا عنوانك", "هاتها كل صباح"],
            ["كن على مقربة منا", "ورقة المساء"],
        ],
        "about": [
            ["حكايتنا", "بابنا مفتوح", "عهدنا مع القارئ"],
            ["من يكتب هنا", "ضع لافتتك عندنا", "الخزانة"],
        ],
    },
}


def wording(chooser: random.Random, vocabulary: str) -> Wording:
    """One site's words, of the list `usual` or `held-out`."""
    choices = {key: chooser.choice(some) for key, some in _CHOICES[vocabulary].items()}
    parts = {key: list(chooser.choice(some)) for key, some in _PARTS[vocabulary].items()}
    categories = CATEGORIES[vocabulary]
    menu = chooser.sample(categories, chooser.randint(4, len(categories)))
    if vocabulary == "usual":
        menu.insert(0, "الرئيسية")
    name = f"{chooser.choice(_FIRST)} {chooser.choice(_SECOND)}{chooser.choice(_THIRD)}"
    return Wording(
        name=name,
        slogan=choices["slogan"],
        menu=menu,
        date_label=choices["date_label"],
        author_label=choices["author_label"],
        share=parts["share"],
        counter=choices["counter"],
        related=choices["related"],
        latest=choices["latest"],
        most_read=choices["most_read"],
        tags=choices["tags"],
        previous=choices["previous"],
        following=choices["following"],
        comments=parts["comments"],
        newsletter=parts["newsletter"],
        about=parts["about"],
        rights=choices["rights"],
    )


def held_out() -> list[str]:
    """Every line of the held-out list, as it may stand alone on a page."""
    lines = [text for some in _CHOICES["held-out"].values() for text in some if "{" not in text]
    lines += [line for some in _PARTS["held-out"].values() for part in some for line in part]
    return lines + CATEGORIES["held-out"]
