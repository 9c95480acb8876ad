"""Pages of a release as tests look at them."""

from lxml import html


def tree(current, path):
    return html.document_fromstring((current / path).read_bytes())


def text(node):
    return " ".join(node.text_content().split())
