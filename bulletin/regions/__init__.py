"""Which places a plain text names, and which unit is meant.

Names are those of the bulletins: 伊犁州 means its directly run counties, 自治区 the region without the XPCC, a city
of the XPCC its division. A name that stays open is None, never guessed.
"""

from bulletin.regions.finder import Mention, MentionKind
from bulletin.regions.gazetteer import Gazetteer, gazetteer

__all__ = ["Gazetteer", "Mention", "MentionKind", "gazetteer"]
