"""The wing that collects: sources, page objects, the spider and the archive."""
