"""How Lighthouse's scores are judged."""

import pytest

from checks import scores
from checks.kinds import Stop
from checks.scores import Scores

HOME, SEARCH = Stop("index.html", ""), Stop("search.html", "search.html")
WELL = Scores({"performance": 98, "seo": 100}, {"performance": [], "seo": []})
SLOW = Scores({"performance": 97, "seo": 100}, {"performance": ["paint 2 s"], "seo": []})


def test_a_score_below_98_is_told_with_what_cost_it() -> None:
    [finding] = scores.judge(HOME, SLOW)
    assert (finding.page, finding.found) == ("index.html", "performance: 97, of 98")
    assert finding.advice == "paint 2 s"
    assert scores.judge(HOME, WELL) == []


@pytest.mark.parametrize(("answers", "found"), [([WELL], 0), ([SLOW, WELL], 0), ([SLOW, SLOW], 1)])
def test_what_is_too_low_is_measured_again_alone(
    monkeypatch: pytest.MonkeyPatch, answers: list[Scores], found: int
) -> None:
    asked: list[list[str]] = []

    def measure(urls: list[str]) -> list[Scores]:
        asked.append(urls)
        return [WELL, SLOW] if len(asked) == 1 else [answers[min(len(asked) - 2, len(answers) - 1)]]

    monkeypatch.setattr(scores, "measure", measure)
    outcome = scores.check("http://127.0.0.1/", [HOME, SEARCH])
    assert len(outcome.findings) == found
    assert asked[0] == ["http://127.0.0.1/", "http://127.0.0.1/search.html"]
    assert asked[1:] == [["http://127.0.0.1/search.html"]] * (len(asked) - 1)
    assert len(asked) == 1 + len(answers)
