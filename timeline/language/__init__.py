"""What words mean: text in, expressions of time out. Never sees an anchor."""

from timeline.language.expression import ParseNode, TemporalExpression, TimexType
from timeline.language.tagger import tag

__all__ = ["ParseNode", "TemporalExpression", "TimexType", "tag"]
