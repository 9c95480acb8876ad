"""Reports that the group took up, printed beside those received: 受理有效举报."""

from bulletin.measures.measure import CASES, Measure, Word

MEASURE = Measure(
    key="cases_valid",
    unit="件",
    counted=CASES,
    words=(Word(r"受理(?:的)?有效|有效(?:举报|信访|投诉)"),),
)
