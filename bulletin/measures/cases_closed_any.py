"""One printed figure for cases completed or completed in part."""

from bulletin.measures.measure import RESULTS, Measure, Word

MEASURE = Measure(
    key="cases_closed_any",
    unit="件",
    counted=RESULTS,
    words=(Word(r"办结(?:或|和|及|与|、)阶段性?办结(?![、和与及](?:正在|未|在)办)", status="办结或阶段办结"),),
)
