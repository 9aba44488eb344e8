"""From what an expression says, and an anchor, to days: ``resolve(expr, anchor, policy)``."""

from timeline.resolution.anchor import Anchor, AnchorFunction
from timeline.resolution.derivation import explain, render, text_of
from timeline.resolution.frame import EventLookup
from timeline.resolution.policy import Policy
from timeline.resolution.regions import policy_for_region
from timeline.resolution.resolution import Alternative, Conflict, Problem, Resolution, Step
from timeline.resolution.resolve import depends_on_anchor, resolve

__all__ = [
    "Alternative",
    "Anchor",
    "AnchorFunction",
    "Conflict",
    "EventLookup",
    "Policy",
    "Problem",
    "Resolution",
    "Step",
    "depends_on_anchor",
    "explain",
    "policy_for_region",
    "render",
    "resolve",
    "text_of",
]
