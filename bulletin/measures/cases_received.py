"""Reports received by the inspection group itself: 收到, or 受理 alone."""

from bulletin.measures.measure import CASES, Measure, Word

MEASURE = Measure(
    key="cases_received",
    unit="件",
    counted=CASES,
    words=(Word(r"收到|接收|接到|接件|新接(?=[0-9])|受理(?!编号|时间|举报电话)"),),
)
