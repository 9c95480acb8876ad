"""What a page tells without a rule for its site: lines, title, byline, the text's place, lists and issues."""
