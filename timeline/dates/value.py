"""``@value``: a frozen dataclass with slots that is made several times as fast as ``dataclass`` makes one.

A frozen dataclass sets each field by a call of ``object.__setattr__``, which together cost a tenth of reading and
resolving a text. A value is made here as a draft, a class with the same slots that may be assigned to, and becomes
what it is with the last step; from then on it is as frozen as any.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

__all__ = ["value"]

_Made = TypeVar("_Made")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[_Made]) -> type[_Made]:
    """``dataclass(frozen=True, slots=True)`` with a fast ``__init__``; for classes that have no subclasses.

    Raises:
        TypeError: A field has a ``default_factory`` or is no plain argument of ``__init__``.
    """
    made = dataclass(frozen=True, slots=True)(cls)
    _hasten(made)
    return made


def _hasten(cls: Any) -> None:
    """Give a dataclass an ``__init__`` that sets its fields on a draft.

    What it uses beside its arguments has names that no field has: an argument would hide it.
    """
    names = [f.name for f in fields(cls)]
    if any(f.default_factory is not MISSING or not f.init or f.kw_only for f in fields(cls)):
        msg = f"{cls.__name__}: a value has plain fields and defaults"
        raise TypeError(msg)
    lines = [f"def __init__(self, {', '.join(names)}):", " _become_(self, _draft_)"]
    lines += [f" self.{name} = {name}" for name in names]
    lines += [" self.__class__ = _cls_"]
    if hasattr(cls, "__post_init__"):
        lines += [" self.__post_init__()"]
    scope: dict[str, Any] = {
        "_cls_": cls,
        "_draft_": type(f"{cls.__name__}Draft", (), {"__slots__": cls.__slots__}),
        "_become_": object.__dict__["__class__"].__set__,
    }
    exec("\n".join(lines), scope)  # noqa: S102  (as dataclasses do: out of field names only)
    made, slow = scope["__init__"], cls.__init__
    made.__defaults__, made.__annotations__ = slow.__defaults__, slow.__annotations__
    made.__qualname__, made.__module__ = slow.__qualname__, cls.__module__
    cls.__init__ = made
