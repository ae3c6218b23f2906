"""What is the same article, and what is only written on the same pattern."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from captures.likeness import gaps, is_same_article
from captures.wording import words_of
from invented import Inventor

WEATHER = (
    "تتوقع دائرة الأرصاد المختلقة أن يكون الطقس غدا معتدلا في السهول، وأن تبلغ الحرارة {a} درجة في "
    "المدينة و{b} درجة في الجبال، مع رياح خفيفة إلى معتدلة السرعة تثير الغبار في البادية، ويكون "
    "البحر خفيف ارتفاع الموج، وتنصح الدائرة السائقين بالحذر من تدني الرؤية في ساعات الصباح الأولى."
)
CONGRATULATION = (
    "بعث رئيس المجلس برقية تهنئة إلى {name} بمناسبة ذكرى تأسيس نادي {club} الذي يحتفل به أهل "
    "المدينة كل عام في الساحة الكبرى، وأعرب باسمه واسم أعضاء المجلس عن أصدق التهاني وأطيب "
    "التمنيات بالصحة والسعادة لرئيس نادي {club} ولأعضائه كافة، وقال إن نادي {club} قدم للمدينة "
    "ما يستحق الشكر، وتمنى {name} بدوره للمجلس دوام النجاح والتوفيق في أعماله جميعها."
)


def invented(words, seed=1):
    return Inventor(seed).line(words)


def same(one, other, **options):
    return is_same_article(words_of(one), words_of(other), **options)


def test_the_same_words_are_the_same_article_however_they_are_spelt():
    assert same("أعلنت الهيئة موعد السوق", "اعلنت الهيئه، موعد السّوق.")


def test_a_short_text_with_another_word_is_another():
    text = "أعلنت الهيئة المختلقة موعد سوق المؤونة في ساحة القرية الكبرى يوم الخميس"
    assert not same(text, f"{text} صباحا")


def test_a_cut_text_is_the_same():
    words = invented(200).split()
    assert same(" ".join(words), " ".join(words[:140]))


def test_a_text_cut_to_less_is_taken_for_another_unless_it_stood_at_one_address():
    words = invented(200).split()
    cut = " ".join(words[:80])
    assert not same(" ".join(words), cut)
    assert same(" ".join(words), cut, same_address=True)


def test_another_lead_is_the_same():
    words = invented(120).split()
    assert same(" ".join(words), " ".join([*invented(10, 2).split(), *words[8:]]))


def test_the_words_of_another_page_around_it_are_nothing():
    text = invented(150)
    assert same(f"عين مختلقة {text} سمات قرية سوق", f"{text} رابط الخبر في موقع مختلق قرية سوق")


def test_typos_are_nothing():
    words = invented(150).split()
    for at in (20, 70, 110):
        words[at] += "ه"
    assert same(invented(150), " ".join(words))


def test_the_weather_of_another_day_is_another_article():
    assert same(WEATHER.format(a=31, b=24), WEATHER.format(a=31, b=24) + " والله أعلم")
    assert not same(WEATHER.format(a=31, b=24), WEATHER.format(a=33, b=22))
    assert not same(WEATHER.format(a=31, b=24), WEATHER.format(a=31, b=22))


def test_the_weather_at_one_address_is_corrected():
    assert same(WEATHER.format(a=31, b=24), WEATHER.format(a=33, b=24), same_address=True)


def test_congratulations_to_another_are_another_article():
    one = CONGRATULATION.format(name="سليم التجريبي", club="الغيمة")
    assert same(one, one.replace("كافة", "جميعا"))
    assert not same(one, CONGRATULATION.format(name="نبيل المختلق", club="الموجة"))


def test_a_round_up_with_other_news_first_is_another_article():
    item = invented(100)
    assert same(item, f"{item} {invented(40, 2)}")
    assert not same(item, f"{invented(40, 2)} {item}")


def test_a_series_with_one_opening_is_many_articles():
    opening = invented(40)
    assert not same(f"{opening} {invented(80, 2)}", f"{opening} {invented(80, 3)}")


def test_the_same_sentences_in_another_order_are_another_article():
    parts = [invented(30, seed) for seed in range(5)]
    assert not same(" ".join(parts), " ".join(parts[::-1]))


def test_one_phrase_again_and_again_is_compared_in_no_time():
    text = "نص مختلق " * 3000
    assert same(text, text)
    assert not same(text, f"{text} آخر")


few = st.lists(st.integers(0, 12), min_size=3, max_size=60).map(lambda ns: np.array(ns, np.uint32))


@given(few, few)
def test_what_is_shared_is_as_long_in_both_and_nothing_is_counted_twice(short, long):
    between = gaps(short, long)
    in_short = len(short) - sum(len(gap.short) for gap in between)
    in_long = len(long) - sum(len(gap.long) for gap in between)
    assert in_short == in_long >= 0


@given(few, few, st.booleans())
def test_it_does_not_matter_which_comes_first(one, other, same_address):
    assert is_same_article(one, other, same_address=same_address) == is_same_article(
        other, one, same_address=same_address
    )
