"""The things of a kind as lists: sorted out by facets, counted, put in order, written."""
