"""Persons detained; the status tells 行政拘留 from 刑事拘留, a joint figure has none."""

from bulletin.measures.measure import PEOPLE, Measure, Word

MEASURE = Measure(
    key="people_detained",
    unit="人",
    counted=PEOPLE,
    words=(
        Word(r"行政和刑事拘留|行政、刑事拘留|行政刑事拘留|行政或刑事拘留"),
        Word(r"行政拘留", status="行政拘留"),
        Word(r"刑事拘留", status="刑事拘留"),
        Word(r"拘留"),
    ),
)
