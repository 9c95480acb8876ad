"""Criminal investigations opened."""

from bulletin.measures.measure import CRIMES, Measure, Word

MEASURE = Measure(
    key="cases_filed",
    unit="件",
    counted=CRIMES,
    words=(Word(r"立案侦查|刑事(?:案件)?立案|立刑事案件"),),
)
