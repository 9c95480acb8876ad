"""Cases confirmed in part or in the main; the status tells the two apart."""

from bulletin.measures.measure import RESULTS, Measure, Word

MEASURE = Measure(
    key="cases_partly_verified",
    unit="件",
    counted=RESULTS,
    words=(
        Word(r"部分(?:属实|查实)", status="部分属实"),
        Word(r"基本属实", status="基本属实"),
    ),
)
