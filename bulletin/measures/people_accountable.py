"""Persons held to account."""

from bulletin.measures.measure import PEOPLE, Measure, Word

MEASURE = Measure(
    key="people_accountable",
    unit="人",
    counted=PEOPLE,
    words=(Word(r"责任追究|追究责任|追责问责|问责追责|追责|(?<!约谈)问责(?!率)"),),
)
