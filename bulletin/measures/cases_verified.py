"""Cases whose facts were confirmed."""

from bulletin.measures.measure import RESULTS, Measure, Word

MEASURE = Measure(
    key="cases_verified",
    unit="件",
    counted=RESULTS,
    words=(Word(r"(?:经)?(?:查证|核查|调查|核实)?属实(?!率)|查实(?=[0-9])", status="属实"),),
)
