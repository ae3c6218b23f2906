"""How well the import gets articles out of what was saved."""
