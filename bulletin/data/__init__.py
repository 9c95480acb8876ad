"""Tables that come with the reader; README.md tells their origin."""
