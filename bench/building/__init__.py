"""What a build costs, beside Hugo with Pagefind and stock Pelican on the same articles.

python -m bench.building [--corpus NEWS.jsonl.gz] [--docs N] [--runs N]
"""
