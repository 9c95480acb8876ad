"""Persons called in for a formal talk."""

from bulletin.measures.measure import PEOPLE, Measure, Word

MEASURE = Measure(
    key="people_interviewed",
    unit="人",
    counted=PEOPLE,
    words=(Word(r"约谈(?!问责|和问责|、问责)"),),
)
