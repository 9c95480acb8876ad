"""Page objects: one module per family of sites, found by discovery; they hold a page and only read it."""
