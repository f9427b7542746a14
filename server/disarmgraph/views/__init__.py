"""Pictures of the whole graph with the tables that they show, as they are worked out."""
