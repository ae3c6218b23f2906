"""Words to stand around an attack, so that the capture that carries it is worth keeping."""

from functools import cache

from invented import Inventor


@cache
def _inventor() -> Inventor:
    return Inventor(8)


def words(about: str, count: int = 40) -> str:
    """So many invented words; the same for the same subject, others for another one."""
    inventor = _inventor()
    inventor.random.seed(about)
    return f"نص مختلق للتجربة {inventor.line(count)}."
