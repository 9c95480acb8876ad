"""What the site says: every message of the templates, of the modules that say one, and of the tables of labels."""

import ast
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from bulletin.corrections import NAMES
from publisher import digests, labels, languages, tongue

ROOT = Path(__file__).parents[2]
CATALOGUE = Path(languages.__file__).parent / "en" / "LC_MESSAGES" / "site.po"
TABLES = (
    *(labels.MEASURES, labels.SCOPES, labels.SEVERITIES, labels.ISSUES, labels.FIELDS, labels.FINDINGS),
    *(
        labels.LEVELS,
        labels.ACTIONS,
        labels.COLUMNS,
        labels.OTHER_COLUMNS,
        labels.DERIVED,
        NAMES,
        digests.KINDS,
        tongue.KINDS,
    ),
)


def said():
    """The messages, in the order in which they are met."""
    found = {}
    for folder in ("templates",):
        methods = [("**.html", "jinja2")]
        for _, _, message, _, _ in extract_from_dir(ROOT / folder, methods, {"**.html": {"silent": "false"}}):
            found[message] = None
    for path in sorted((ROOT / "publisher").rglob("*.py")):
        found |= dict.fromkeys(_literals(ast.parse(path.read_text("utf-8"))))
    for table in TABLES:
        found |= dict.fromkeys(table.values())
    return list(found)


def translated():
    """The translations into English by message."""
    with CATALOGUE.open("rb") as file:
        return by_id(read_po(file))


def by_id(catalogue):
    """The forms of each message and those of its translation, as tuples."""
    return {_forms(each.id): _forms(each.string) for each in catalogue if each.id}


def _forms(text):
    return (text,) if isinstance(text, str) else tuple(text)


def _literals(tree):
    """The texts given to ``say``, also where one of two is chosen or a mapping asked."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            if name == "say" and node.args:
                for part in ast.walk(node.args[0]):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str) and not part.value.isascii():
                        yield part.value
