"""Readers of foreign bytes, fed with what nobody wrote, as long as one likes.

    python -m fuzz [--minutes N] [--only TARGET …] [--seed N]

Each target (targets.py) has samples of what it reads. Hypothesis spoils them (spoiling.py) until
one breaks a promise, makes that as small as it can and leaves it in found/, which the tests read
ever after. The browser's readers have a course of their own in Node (browser.js).
"""
