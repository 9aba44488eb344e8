"""All rules of the language, gathered once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from timeline.errors import RuleError
from timeline.language.parsing.lexicon import load
from timeline.language.parsing.patterns import Pattern, State
from timeline.language.rule import RULES, Rule

__all__ = ["Grammar", "grammar"]


class Grammar:
    """The rules, and the state from which all of them are matched."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self.root = State([(Pattern(rule, elements), 0) for rule in rules for elements in rule.variants])


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The grammar of all rule modules, imported once."""
    package = import_module("timeline.language.arabic.rules")
    for module in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")
    import_module("timeline.language.english.rules")
    lexical = {row.kind for rows in load().rows.values() for row in rows}
    for rule in RULES.rules:
        if rule.yields in lexical:
            raise RuleError(f"rule {rule.name!r} yields {rule.yields!r}, which is a kind of the lexicon")
    return Grammar(tuple(RULES.rules))
