"""Every file loaded, every rule applied, and what the dataset says of itself."""
