"""Errors on the wire: RFC 9457 problem details, in English and Arabic, with one stable type each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import orjson
from fastapi import Response
from pydantic import BaseModel, ConfigDict, Field

from timeline.export.complaints import in_arabic

__all__ = ["KINDS", "MEDIA_TYPE", "Fault", "Kind", "ProblemDetails", "ProblemError", "problem_response"]

MEDIA_TYPE = "application/problem+json"


class Kind(StrEnum):
    """The types of problem; the value ends the type's URI, ``/problems/<value>``."""

    INVALID_PARAMETER = "invalid-parameter"
    INVALID_BODY = "invalid-body"
    NOT_FOUND = "not-found"
    METHOD_NOT_ALLOWED = "method-not-allowed"
    NOT_ACCEPTABLE = "not-acceptable"
    UNAUTHORIZED = "unauthorized"
    FORBIDDEN = "forbidden"
    TOO_MANY_REQUESTS = "too-many-requests"
    TOO_SLOW = "too-slow"
    CONFLICT = "conflict"
    PRECONDITION_FAILED = "precondition-failed"
    TOO_LARGE = "too-large"
    UNSUPPORTED_MEDIA_TYPE = "unsupported-media-type"
    UNREADABLE = "unreadable"
    UNAVAILABLE = "unavailable"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class _Fixed:
    """What all problems of a kind share."""

    status: int
    title: str
    title_ar: str
    advice: str
    advice_ar: str


KINDS: Mapping[Kind, _Fixed] = {
    Kind.INVALID_PARAMETER: _Fixed(
        400,
        "A parameter is not understood",
        "معامل غير مفهوم",
        "Correct the parameter named in errors; the documentation gives its forms with examples.",
        "صحّح المعامل المذكور في errors؛ صيغه وأمثلتها في التوثيق.",
    ),
    Kind.INVALID_BODY: _Fixed(
        422,
        "The body is not what this operation takes",
        "محتوى الطلب ليس ما تقبله هذه العملية",
        "Correct the fields named in errors.",
        "صحّح الحقول المذكورة في errors.",
    ),
    Kind.NOT_FOUND: _Fixed(
        404,
        "There is nothing here",
        "لا يوجد شيء هنا",
        "Check the address; event ids change when their claims do, and /v1/timeline lists the present ones.",
        "تحقق من العنوان؛ معرفات الأحداث تتبدل بتبدل الأقوال، والحالية منها في ‎/v1/timeline.",
    ),
    Kind.METHOD_NOT_ALLOWED: _Fixed(
        405,
        "This address does not take that method",
        "هذا العنوان لا يقبل هذه الطريقة",
        "Use a method of the Allow header.",
        "استعمل طريقة مذكورة في ترويسة Allow.",
    ),
    Kind.NOT_ACCEPTABLE: _Fixed(
        406,
        "No form that you accept is written here",
        "لا صيغة مقبولة عندك تُكتب هنا",
        "Ask for one of the formats of the documentation, with format= or the Accept header.",
        "اطلب صيغة من صيغ التوثيق بالمعامل format أو بترويسة Accept.",
    ),
    Kind.UNAUTHORIZED: _Fixed(
        401,
        "This operation needs a key",
        "هذه العملية تحتاج إلى مفتاح",
        "Send a key as Authorization: Bearer tl_…; the operator makes one with: timeline keys create.",
        "أرسل مفتاحا في ترويسة Authorization: Bearer tl_…؛ ينشئه المشغل بالأمر timeline keys create.",
    ),
    Kind.FORBIDDEN: _Fixed(
        403,
        "This key is not for that operation",
        "هذا المفتاح ليس لهذه العملية",
        "Use a key whose scopes name the operation.",
        "استعمل مفتاحا يشمل نطاقه هذه العملية.",
    ),
    Kind.TOO_MANY_REQUESTS: _Fixed(
        429,
        "Too many requests",
        "طلبات أكثر من المسموح",
        "Wait for the seconds that Retry-After names.",
        "انتظر الثواني المذكورة في ترويسة Retry-After.",
    ),
    Kind.TOO_SLOW: _Fixed(
        503,
        "The answer took too long",
        "استغرق الجواب وقتا أطول مما ينبغي",
        "Ask for less: a shorter time, a smaller page, fewer conditions.",
        "اطلب أقل: مدة أقصر أو صفحة أصغر أو شروطا أقل.",
    ),
    Kind.CONFLICT: _Fixed(
        409,
        "The id belongs to another document",
        "المعرف يخص وثيقة أخرى",
        "Send it under another id, or with replace=true to take that document's place.",
        "أرسلها بمعرف آخر، أو مع replace=true لتحل محل تلك الوثيقة.",
    ),
    Kind.PRECONDITION_FAILED: _Fixed(
        412,
        "The timeline has changed since",
        "تغير الخط الزمني منذ ذلك الحين",
        "Read what you decide about again, then send its new ETag, or leave If-Match out.",
        "أعد قراءة ما تقرر بشأنه ثم أرسل وسم ETag الجديد، أو احذف ترويسة If-Match.",
    ),
    Kind.TOO_LARGE: _Fixed(
        413,
        "The body is too large",
        "محتوى الطلب أكبر مما يُقبل",
        "Send less at a time.",
        "أرسل أقل في كل مرة.",
    ),
    Kind.UNSUPPORTED_MEDIA_TYPE: _Fixed(
        415,
        "This operation does not take that media type",
        "هذه العملية لا تقبل هذا النوع من المحتوى",
        "Send application/json in UTF-8.",
        "أرسل application/json بترميز UTF-8.",
    ),
    Kind.UNREADABLE: _Fixed(
        422,
        "The document cannot be read",
        "تتعذر قراءة الوثيقة",
        "The detail says what is wrong and what to do.",
        "التفصيل يبين الخلل وما ينبغي فعله.",
    ),
    Kind.UNAVAILABLE: _Fixed(
        503,
        "The database cannot be reached",
        "تعذر الوصول إلى قاعدة البيانات",
        "Try again; if it stays, the operator's log says more.",
        "حاول ثانية؛ وإن دام الأمر ففي سجل المشغل تفصيل.",
    ),
    Kind.INTERNAL: _Fixed(
        500,
        "The server made a mistake",
        "حدث خطأ في الخادم",
        "Report it with the request's address; nothing was changed.",
        "أبلغ عنه مع عنوان الطلب؛ لم يتغير شيء.",
    ),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where (a parameter, or a JSON pointer into the body) and what.

    ``detail_ar`` is left out where ``timeline.export.complaints`` knows the Arabic.
    """

    where: str
    detail: str
    detail_ar: str = ""


@dataclass(slots=True, eq=False)
class ProblemError(Exception):
    """An answer other than the one asked for; raised anywhere, sent as problem details.

    ``detail_ar`` is left out where ``timeline.export.complaints`` knows the Arabic of ``detail`` or of the errors.
    """

    kind: Kind
    detail: str
    detail_ar: str = ""
    errors: Sequence[Fault] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


class FaultModel(BaseModel):
    """One thing that is wrong."""

    model_config = ConfigDict(extra="forbid")

    where: str = Field(description="The parameter, or a JSON pointer into the body.", examples=["datetime"])
    detail: str = Field(description="What is wrong with it, in English.", examples=["'18/12/2015' is no date"])
    detail_ar: str = Field(description="The same in Arabic.", examples=["'18/12/2015' ليس تاريخا"])


class ProblemDetails(BaseModel):
    """RFC 9457 problem details, with Arabic beside English."""

    model_config = ConfigDict(extra="forbid")

    type: str = Field(description="Stable URI of the kind of problem.", examples=["/problems/invalid-parameter"])
    title: str = Field(description="The kind of problem, in English.", examples=["A parameter is not understood"])
    title_ar: str = Field(description="The same in Arabic.", examples=["معامل غير مفهوم"])
    status: int = Field(description="The HTTP status.", examples=[400])
    detail: str = Field(description="What happened here, in English.")
    detail_ar: str = Field(description="The same in Arabic.")
    instance: str = Field(description="The address that was asked for.", examples=["/v1/timeline?datetime=x"])
    errors: list[FaultModel] = Field(default=[], description="Each thing that is wrong, where that is known.")


def problem_response(problem: ProblemError, instance: str) -> Response:
    """The response that says it."""
    fixed = KINDS[problem.kind]
    faults = [
        {
            "where": fault.where,
            "detail": fault.detail,
            "detail_ar": fault.detail_ar or in_arabic(fault.detail) or fixed.advice_ar,
        }
        for fault in problem.errors
    ]
    told = "؛ ".join(f"{fault['where']}: {fault['detail_ar']}" for fault in faults)
    body = {
        "type": f"/problems/{problem.kind}",
        "title": fixed.title,
        "title_ar": fixed.title_ar,
        "status": fixed.status,
        "detail": problem.detail or fixed.advice,
        "detail_ar": problem.detail_ar or in_arabic(problem.detail) or told or fixed.advice_ar,
        "instance": instance,
        "errors": faults,
    }
    return Response(orjson.dumps(body), fixed.status, dict(problem.headers), MEDIA_TYPE)
