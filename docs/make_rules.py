"""Print ``docs/rules.md``, every rule of the grammar with its patterns and examples; redirect it into that file."""

from __future__ import annotations

from collections import defaultdict

from timeline.language.parsing.grammar import grammar
from timeline.language.rule import Example, Rule

HEAD = """\
# The rules

Generated from the code by `python docs/make_rules.py > docs/rules.md`; a test compares the two. Each rule stands in
`timeline/language/arabic/rules/` (English stamps: `timeline/language/english/rules.py`) with these patterns and
examples, and every example runs as a test: read whole, by that rule, to that EDTF.

In a pattern `{slot}` is a kind of the lexicon or of another rule, `a|b` is either word, `word?` may be absent, `~` is an
optional comma, bracket, slash or dash. In an example brackets mark the span where words around it are needed.
[Adding to the language](grammar.md) tells how a rule is written.
"""


def module_of(rule: Rule) -> str:
    """The name of the module that a rule stands in."""
    name = rule.function.__module__
    return "english" if name.endswith("english.rules") else name.rpartition(".")[2]


def example_line(example: Example) -> str:
    """One example as a list item."""
    means = f" → `{example.edtf}`" if example.edtf else ""
    seen = f", from {example.anchor}" if example.edtf and example.anchor else ""
    tense = f", {example.tense} clause" if example.tense != "none" else ""
    return f"  - {example.text}{means}{seen}{tense}"


def page() -> str:
    """The whole page."""
    by_module: dict[str, list[Rule]] = defaultdict(list)
    for rule in grammar().rules:
        by_module[module_of(rule)].append(rule)
    lines = [HEAD]
    for module in sorted(by_module):
        lines.append(f"## {module}\n")
        for rule in sorted(by_module[module], key=lambda r: r.name):
            lines.append(f"### {rule.name}\n\n{rule.doc}\n")
            lines.append("- patterns: " + " · ".join(f"`{p}`" for p in rule.patterns))
            lines.append("- examples:")
            lines += [example_line(e) for e in rule.examples]
            if rule.rejects:
                lines.append("- not: " + " · ".join(rule.rejects))
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    print(page(), end="")  # noqa: T201
