"""The wing that publishes: view model, pages, feeds, data files and releases."""
