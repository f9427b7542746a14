"""Things found by words: of their names, of what is said of them, of where they stand."""
