"""Cases completed for the present stage."""

from bulletin.measures.measure import RESULTS, Measure, Word

MEASURE = Measure(
    key="cases_stage_completed",
    unit="件",
    counted=RESULTS,
    words=(Word(r"阶段性?(?:办结|完成|办理)", status="阶段办结"),),
)
