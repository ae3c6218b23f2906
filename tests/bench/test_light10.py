from bench.light10 import Index, analyse, stem


def test_one_prefix_and_every_suffix_in_turn_are_taken() -> None:
    assert stem("والكتاب") == "كتاب"
    assert stem("للمدرسه") == "مدرس"
    assert stem("ولد") == "ولد", "و goes only from a word of four letters or more"
    assert stem("معلمات") == "معلم"


def test_text_is_normalised_and_stop_words_go() -> None:
    assert analyse("في المَدْرَسَة والإدارة") == ["مدرس", "ادار"]


def test_the_fuller_and_rarer_match_comes_first() -> None:
    index = Index({"a": "حلب دمشق", "b": "حلب حلب نص", "c": "نص آخر", "d": "نص ثالث"})
    assert index.search("حلب دمشق", 10) == ["a", "b"]
    assert index.search("لاشيء", 10) == []
