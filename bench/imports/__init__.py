"""How well the import cleans captures, beside what else one could use."""
