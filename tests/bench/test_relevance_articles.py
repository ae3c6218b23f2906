"""What the bench takes for the article of a text is what the import made of it."""

import json

from bench.relevance import RECORDS, articles
from bench.site import import_records

BEGINNING = (
    "بنى أهل القرية طاحونتهم الأولى على السفح فوق النبع، وكان الحجر الأسود يدور بالماء شتاءً"
    " وبالبغال صيفًا. وكانت النساء يحملن القمح إليها عند الفجر، ويرجعن بالدقيق قبل أن يشتد الحر."
)
WHOLE = BEGINNING + " ثم جفّ النبع في سنة القحط، فنُقل الحجر إلى الوادي ولم يبق من الطاحونة غير جدار."
OTHER = (
    "فتحت المدرسة الجديدة أبوابها في أول الخريف، وجاء إليها تلاميذ من خمس قرى لم يكن فيها معلّم."
    " وتبرّع النجار بالمقاعد، وكتبت المعلمة أسماء التلاميذ على اللوح واحدًا بعد واحد."
)


def test_a_text_that_was_merged_has_the_article_of_the_other(tmp_path):
    texts = {"beginning": BEGINNING, "whole": WHOLE, "none": "A. B. 1923.", "other": OTHER}
    records = tmp_path / RECORDS
    with records.open("w", encoding="utf-8") as file:
        for id_, text in texts.items():
            file.write(json.dumps({"title": id_, "text": text, "date": "2020-01-01"}) + "\n")
    import_records(records, tmp_path / "content")
    made = {
        file.stem: file.read_text("utf-8") for file in (tmp_path / "content/articles").glob("*.md")
    }

    found = articles(tmp_path / "content/ledger.jsonl", texts)

    assert found["beginning"] == found["whole"] != found["other"]
    assert "الوادي" in made[found["whole"]]
    assert "المدرسة" in made[found["other"]]
    assert found["none"] == "none"
