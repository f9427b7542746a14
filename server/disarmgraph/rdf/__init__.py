"""Files of RDF and tables of acts: statements, and where each stands."""
