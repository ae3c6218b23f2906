"""One bad capture never stops the rest."""

from captures.jsonl import Record
from invented import Inventor


def test_a_fault_of_the_import_is_told_with_its_capture_and_the_rest_is_imported(site, monkeypatch):
    clean = Record.clean

    def careless(self, defaults):
        if self.name == "2":
            raise ZeroDivisionError("nobody thought of it")
        return clean(self, defaults)

    monkeypatch.setattr(Record, "clean", careless)
    inventor = Inventor(seed=1)
    site.records(*({"id": str(n), "text": inventor.line(60)} for n in (1, 2, 3)))
    report = site.imported(site.inbox)
    assert report.imported == 2
    [refusal] = report.rejected
    assert refusal.place.endswith("#2")
    assert refusal.reason == (
        "found a fault of the import itself (ZeroDivisionError: nobody thought of it); expected an "
        "article; report it, with this capture"
    )
