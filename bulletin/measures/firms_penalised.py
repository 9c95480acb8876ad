"""Firms penalised, or proceedings opened to that end."""

from bulletin.measures.measure import PENALTIES, Measure, Word

MEASURE = Measure(
    key="firms_penalised",
    unit="家",
    counted=PENALTIES,
    words=(Word(r"(?:立案)?处罚(?!金额|款)(?:企业)?|行政处罚(?!金额|款)|立案查处|立案(?=[0-9])"),),
)
