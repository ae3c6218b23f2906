"""What GitHub Pages takes: a site of 1 GB, a file of 100 MB. At four fifths there is a warning."""

from checks.findings import Finding, Outcome
from checks.site import Site

SITE = 1_000_000_000  # bytes
FILE = 100_000_000
NEAR = 0.8
SMALLER = "publish elsewhere, or as several archives: GitHub Pages does not take it"


def check(site: Site, of_site: int = SITE, of_file: int = FILE) -> Outcome:
    """The sizes of all files, and of all together, in bytes."""
    findings, warnings = [], []
    whole = sum(site.files.values())
    sizes = [("", whole, of_site), *((path, size, of_file) for path, size in site.files.items())]
    for path, size, limit in sizes:
        said = f"{size / 1e6:,.1f} MB, of the {limit / 1e6:,.0f} MB that GitHub Pages takes"
        if size > limit:
            findings.append(Finding(path, "", said, SMALLER))
        elif size > NEAR * limit:
            warnings.append(f"{path or 'the whole site'}: {said}")
    looked_at = f"{whole / 1e6:,.1f} MB in {len(site.files):,} files"
    return Outcome("size", looked_at, findings, warnings)
