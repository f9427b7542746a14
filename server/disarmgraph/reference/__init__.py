"""The ontology, its lists and its rules, as their pages explain them."""
