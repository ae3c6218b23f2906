"""How well the import gets articles out of what was saved, beside what else one could use."""
