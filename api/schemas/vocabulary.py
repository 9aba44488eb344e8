"""What the codes of the answers are called."""

from __future__ import annotations

from pydantic import Field

from api.schemas.base import Model, Texts

__all__ = ["CodeLabel", "MonthSystem", "PolicyLabel", "ProblemLabel", "Vocabulary"]


class CodeLabel(Model):
    """A code and what readers call it."""

    code: str = Field(examples=["announced"])
    label: Texts = Field(examples=[{"ar": "معلن", "en": "announced"}])


class MonthSystem(CodeLabel):
    """A system of Arabic month names, as `months` takes it."""

    names: list[str] = Field(description="The twelve months, January first.", min_length=12, max_length=12)


class PolicyLabel(CodeLabel):
    """A choice that two careful readers could make differently, which derivations name."""

    values: list[CodeLabel] = Field(description="What each choice says; empty where it is a number.")


class ProblemLabel(CodeLabel):
    """A kind of problem; its code ends the `type` of the problem document."""

    status: int = Field(description="The HTTP status.", examples=[400])
    advice: Texts


class Vocabulary(Model):
    """Codes by the field in which they stand."""

    types: list[CodeLabel] = Field(description="`type` of events and claims.")
    modalities: list[CodeLabel] = Field(description="`modality` of events and claims.")
    granularities: list[CodeLabel] = Field(description="`granularity` of dates.")
    bases: list[CodeLabel] = Field(description="`basis` of claims and reasons.")
    origins: list[CodeLabel] = Field(description="`date_from.kind` of claims.")
    datings: list[CodeLabel] = Field(description="`dating` of articles, `reference.status`.")
    anchors: list[CodeLabel] = Field(description="`anchor.kind` of expressions.")
    relations: list[CodeLabel] = Field(description="The parameter `relation`.")
    orders: list[CodeLabel] = Field(description="How a sentence puts one event to another.")
    entities: list[CodeLabel] = Field(description="`kind` of places, participants and speakers.")
    expressions: list[CodeLabel] = Field(description="`type` of expressions of time.")
    event_conflicts: list[CodeLabel] = Field(description="`kind` of conflicts between claims.")
    article_conflicts: list[CodeLabel] = Field(description="`kind` of conflicts between the dates of one article.")
    claim_conflicts: list[CodeLabel] = Field(description="`kind` of conflicts within one expression.")
    unresolved: list[CodeLabel] = Field(description="`problem.code` of expressions that mean no day.")
    actions: list[CodeLabel] = Field(description="`action` of editors' decisions.")
    changes: list[CodeLabel] = Field(description="`kind` of changes.")
    grounds: list[CodeLabel] = Field(description="What `grouping` names as the reason for putting claims together.")
    calendars: list[CodeLabel] = Field(description="The parameter `calendar`.")
    digits: list[CodeLabel] = Field(description="The parameter `digits`.")
    months: list[MonthSystem] = Field(description="The parameter `months`.")
    policies: list[PolicyLabel] = Field(description="Policies that derivations name.")
    problems: list[ProblemLabel] = Field(description="Types of problem documents.")
