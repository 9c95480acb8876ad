"""What a page tells without a rule for its site: blocks of text, title, byline, the article's place, lists and issues."""
