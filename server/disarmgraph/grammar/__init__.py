"""Dates, figures and citations in running text, in English and French: what needs no graph."""
