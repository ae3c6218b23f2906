"""What a search costs in a real browser, beside Pagefind on the same articles: docs/search.md.

python -m bench.cost --news NEWS.jsonl.gz
python -m bench.cost --site SITE --small SITE-OF-EVERY-TENTH-ARTICLE
"""
