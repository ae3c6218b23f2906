"""The archive under attack: hostile captures, a hostile index, and a browser that is a trap.

    python -m bench.trust [--part NAME …] [--generated N] [--seconds N]

prints, for each promise of docs/trust.md, what breaks it: nothing, or it ends with status 1.
"""
