"""How well forms are told apart and brought together, by the lexemes of a large archive.

    python -m bench.words NEWS.jsonl.gz [--pairs PAIRS.tsv] [--morphology FOLDER]

PAIRS has lines of kind (`same` or `other`), two words, and why; the project's own unless told. The
folder holds `ud-arabic-pud/forms.tsv` (forms with their lemmas: recall and precision over all pairs
of different forms) and `arabic-wordnet/broken_plurals.tsv`. Every word of theirs is added to the
news as an article of its own.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path

from arabic import fold, forms, skeleton, stem
from bench.relevance import records
from search.lexemes import lexemes
from search.postings import FIELDS, posted
from search.spelt import split
from search.texts import Texts, tokenised

Pair = tuple[str, str]
Key = Callable[[str], str]

TOP = 5
PAIRS = Path(__file__).resolve().parent.parent / "tests" / "arabic" / "pairs.tsv"


def texts_of(news: Path, words: Iterable[str]) -> Texts:
    """The words of the news, and each of `words` as one more article without a headline."""
    articles = [
        (one.get("title") or "", one.get("text") or one.get("body") or "") for one in records(news)
    ]
    alone = [("", word) for word in sorted(set(words))]
    return tokenised(split([*articles, *alone], len(FIELDS)))


def rows(path: Path) -> list[list[str]]:
    """The fields of each line of a TSV file but the first."""
    return [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:]]


def lemmas(path: Path) -> dict[str, set[str]]:
    """The lemmas of each surface form."""
    found: dict[str, set[str]] = {}
    for form, lemma, *_ in rows(path):
        found.setdefault(form, set()).add(lemma)
    return found


def pairs_of(groups: Iterable[Iterable[str]]) -> set[Pair]:
    """All pairs of the same group."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def grouped(members: Iterable[Pair]) -> Iterable[set[str]]:
    """The members by their group's name, which comes second."""
    groups: dict[str, set[str]] = {}
    for member, name in members:
        groups.setdefault(name, set()).add(member)
    return groups.values()


def joins(key: Key, one: str, other: str) -> bool:
    """Whether a search for one finds the other, word by word."""
    return [key(form) for form in forms(one)] == [key(form) for form in forms(other)]


def measure(name: str, key: Key, gold: dict[str, set[str]], plurals: list[Pair]) -> None:
    """Print recall and precision on lemmas, and recall of plurals."""
    same = pairs_of(grouped((form, lemma) for form, found in gold.items() for lemma in found))
    joined = pairs_of(grouped((form, key(fold(form))) for form in gold))
    right = len(same & joined)
    recalled = sum(joins(key, *pair) for pair in plurals) / len(plurals)
    print(
        f"{name:10} recall {right / len(same):.3f}  precision {right / len(joined):.3f}"
        f"  broken plurals {recalled:.3f}"
    )


def measure_pairs(key: Key, pairs: list[list[str]], wrong: bool) -> None:
    """Print what share of each kind is joined, by its reason, and if asked the wrong ones."""
    kinds = Counter((kind, why) for kind, _, _, why in pairs)
    joined = Counter((kind, why) for kind, one, other, why in pairs if joins(key, one, other))
    for kind in ("same", "other"):
        total = sum(count for (this, _), count in kinds.items() if this == kind)
        found = sum(count for (this, _), count in joined.items() if this == kind)
        print(f"{kind:10} joined {found / total:.3f} of {total}")
        for this, why in sorted(kinds):
            if this == kind:
                print(f"    {why:32}{joined[this, why]:4} of {kinds[this, why]}")
    if wrong:
        for kind, one, other, why in pairs:
            if joins(key, one, other) != (kind == "same"):
                print(f"{kind}\t{one}\t{other}\t{why}")


def measure_buckets(found: list[str]) -> None:
    """Print how many forms share a skeleton."""
    sizes = Counter(map(skeleton, found))
    of_forms = sorted(sizes[skeleton(form)] for form in found)
    largest = "  ".join(f"{key} {size}" for key, size in sizes.most_common(TOP))
    print(
        f"forms {len(found)}  buckets {len(sizes)}  of a form's {of_forms[len(found) // 2]} forms"
    )
    print(f"largest   {largest}")


def main() -> None:
    """Print all."""
    parser = argparse.ArgumentParser(prog="python -m bench.words", description=__doc__)
    parser.add_argument("news", type=Path)
    parser.add_argument("--pairs", type=Path, default=PAIRS)
    parser.add_argument("--morphology", type=Path)
    parser.add_argument("--wrong", action="store_true", help="name the pairs that are wrong")
    arguments = parser.parse_args()
    gold: dict[str, set[str]] = {}
    plurals: list[Pair] = []
    if arguments.morphology:
        gold = lemmas(arguments.morphology / "ud-arabic-pud" / "forms.tsv")
        plurals = [
            (one, other)
            for one, other in rows(arguments.morphology / "arabic-wordnet" / "broken_plurals.tsv")
            if len(forms(one)) == len(forms(other)) == 1
        ]
    pairs = rows(arguments.pairs)
    words = [*gold, *(word for pair in plurals for word in pair)]
    words += [word for _, one, other, _ in pairs for word in (one, other)]
    texts = texts_of(arguments.news, words)
    measure_buckets(texts.forms)
    documents = len(texts.fields[-1].starts) - 1
    known = posted(range(documents), texts).company(texts.places)
    start = time.process_time()
    heads = lexemes(known, {form: skeleton(form) for form in known}, texts)
    print(f"seconds   {time.process_time() - start:.1f} (of one core)")
    if gold:
        measure("stem", stem, gold, plurals)
        measure("skeleton", skeleton, gold, plurals)
        measure("lexemes", heads.__getitem__, gold, plurals)
    measure_pairs(heads.__getitem__, pairs, arguments.wrong)


if __name__ == "__main__":
    main()
