"""Cases whose facts were not confirmed."""

from bulletin.measures.measure import RESULTS, Measure, Word

MEASURE = Measure(
    key="cases_unfounded",
    unit="件",
    counted=RESULTS,
    words=(Word(r"不属实|未属实|失实|查无实据|(?<=[、,;和])不实(?=[0-9])", status="不属实"),),
)
