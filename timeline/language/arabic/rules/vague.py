"""What refers to time without a date, and what looks like a time and is none."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import Direction, Expr, Vague, VagueRef
from timeline.language.kinds import HMON, MON
from timeline.language.rule import example, rule


@rule(
    "vague",
    "{v:vague_word}",
    yields="vague",
    examples=[example("حاليا", "2015-12-16"), example("أقرب وقت ممكن", "2015-12-16"), example("سابقاً", "2015-12-16")],
    rejects=["الحالي"],
)
def vague(v: VagueRef) -> Expr:
    """The past, the present, the future: tagged, never dated."""
    return Vague(v)


@rule(
    "soon",
    "بعد وقت قصير|قليل|وجيز",
    "بعد فترة",
    "بعد فترة قصيرة|وجيزة|قليلة|طويلة",
    "{past:before_word} مدة",
    "{past:before_word} مدة قصيرة|وجيزة|طويلة",
    yields="vague",
    guard="alone",
    examples=[example("بعد فترة قصيرة"), example("منذ مدة طويلة")],
    rejects=["سقطت بعد وقت قصير من إقلاعها"],
)
def soon(past: int = 1) -> Expr:
    """«بعد فترة قصيرة» alone; in a text it mostly follows what was told."""
    return Vague(VagueRef.FUTURE if past > 0 else VagueRef.PAST)


@rule(
    "earlier-or-later-vague",
    "{earlier_later}",
    yields="vague",
    examples=[example("وقت سابق", "2015-12-16"), example("وقت لاحق", "2015-12-16")],
    rejects=["وقت"],
)
def earlier_or_later_vague(earlier_later: str) -> Expr:
    """«في وقت سابق» without more."""
    return Vague(VagueRef.FUTURE if earlier_later == "future" else VagueRef.PAST)


_TOWARDS = {Direction.LAST: VagueRef.PAST, Direction.THIS: VagueRef.PRESENT, Direction.NEXT: VagueRef.FUTURE}


@rule(
    "year-of-another-kind",
    "{u:unit_def} {_:year_kind} {d:modifier}",
    "{u:unit_def} {_:year_kind} {x:recent}",
    "هذا|هذه {u:unit_def} {_:year_kind}",
    yields="vague",
    examples=[example("العام الدراسي المقبل", "2015-12-16"), example("السنة المالية الحالية", "2015-12-16")],
    rejects=["العام المقبل", "العام الدراسي"],
)
def year_of_another_kind(u: Granularity, d: Direction = Direction.THIS, x: Direction | None = None) -> Expr | None:
    """A school year, a fiscal year: it begins in another month in every country, so no days are claimed."""
    return Vague(_TOWARDS[x or d]) if u is Granularity.YEAR else None


@rule(
    "name",
    "{n:name_word}",
    yields="name",
    priority=5,
    not_after="#digits السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة",
    examples=[example("المصري اليوم"), example("نهاية المطاف"), example("تيريزا ماي")],
    rejects=["روسيا", "المصري اليوم الأحد"],
)
def name(n: bool) -> bool:
    """A name or an idiom that holds a word of time."""
    return n


@rule(
    "outlet-of-place",
    "{outlet_of_place}",
    yields="name",
    priority=5,
    not_before="في ب داخل أذان صلاة تلعب وتلعب تواجه وتواجه تلاقي وتلاقي تلتقي وتلتقي تخوض وتخوض تستضيف وتستضيف تستقبل "
    "وتستقبل تحتفل وتحتفل تشهد وتشهد تودع وتودع",
    not_after="#digits السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة أمام ضد نظيرتها",
    examples=[example("روسيا اليوم"), example("ليبيا اليوم")],
    rejects=["في روسيا اليوم", "وتلعب تونس اليوم", "مصر اليوم أمام"],
)
def outlet_of_place(outlet_of_place: bool) -> bool:
    """An outlet that is called after a place and «اليوم»."""
    return outlet_of_place


@rule(
    "name-of-date",
    f"{{h:name_head|name_place}} {{d:n31|ord|nw|ordinal_construct}} من? {{m:{MON}}}",
    f"{{h:name_head|name_place}} {{d:n31|ord}} من? {{m:{HMON}}}",
    f"{{d:n31}} {{m:{MON}}} {{tail:name_tail}}",
    f"{{h:name_head}} {{d:n31}} {{m:{MON}}} و {{_:n31}} {{_:{MON}}}",
    f"{{h:name_head}} {{d:n31}} و {{_:n31}} {{m:{MON}}}",
    f"{{h:name_head}} شهداء {{d:n31|ord}} من? {{m:{MON}}}",
    f"{{h:name_head|name_place}} العسكري|الميداني|الوطني|الجامعي|الثقافي|الرياضي {{d:n31|ord}} من? {{m:{MON}}}",
    yields="name",
    priority=5,
    not_after="#digits عام الماضي المقبل الجاري الحالي",
    examples=[
        example("شارع 17 نيسان"),
        example("قوى 14 آذار"),
        example("جامعة 7 أكتوبر"),
        example("لواء 17 رمضان"),
        example("قوى 14 آذار و8 آذار"),
        example("فريقي 8 و14 آذار"),
        example("مدينة العاشر من رمضان"),
        example("المستشفى العسكري 15 أيار"),
        example("كأس السابع عشر من رمضان"),
    ],
    rejects=["اجتماع 17 نيسان"],
)
def name_of_date(d: int, m: int, h: bool | None = None, tail: bool | None = None) -> bool:
    """A street, a party, a bridge that is called after a day."""
    return True


@rule(
    "name-of-month",
    f"شركة|مؤسسة|مجلة|جريدة|دار|منشورات|مكتبة|مطبعة|فندق|مقهى|مطعم|راديو|إذاعة|مفاعل|الإله|عائلة|آل {{_:{MON}}}",
    yields="name",
    priority=5,
    not_after="#digits عام الماضي المقبل الجاري",
    examples=[example("شركة آذار"), example("دار أيلول")],
    rejects=["الشركة في آذار"],
)
def name_of_month() -> bool:
    """A company or a house that is called after a month."""
    return True


@rule(
    "place-of-full-date",
    "{h:name_place} {x:ymd}",
    yields="name",
    priority=5,
    examples=[example("ملعب 5 يوليو 1962"), example("جامعة 20 أوت 1955")],
    rejects=["ثورة 17 فبراير 2011"],
)
def place_of_full_date(h: bool, x: Expr) -> bool:
    """A stadium or a university that is called after a day, its year included."""
    return True


@rule(
    "day-of-memory",
    "{_:weekday} الأسود|الدامي|الأحمر|الحزين|السوداء|الدامية|الحزينة",
    f"{{_:{MON}}} الأسود",
    yields="name",
    priority=3,
    examples=[example("الخميس الأسود"), example("أيلول الأسود"), example("الأحد الدامي")],
    rejects=["الخميس"],
)
def day_of_memory() -> bool:
    """«الخميس الأسود»: a day that history has named, none of this week."""
    return True


@rule(
    "market-of-weekday",
    "سوق|واد|وادي|محلة|حارة {_:weekday}",
    yields="name",
    priority=5,
    not_after="الماضي المقبل",
    examples=[example("سوق الجمعة"), example("سوق الأحد")],
    rejects=["السوق الأحد"],
)
def market_of_weekday() -> bool:
    """«سوق الجمعة»: a place that is called after its market day."""
    return True


@rule(
    "ordinal-day",
    "اليوم {ord}",
    "اليوم {_:last_of}",
    yields="name",
    priority=5,
    examples=[example("اليوم الخامس"), example("اليوم الأخير")],
    rejects=["اليوم"],
)
def ordinal_day(ord: int | None = None) -> bool:
    """«لليوم الثالث على التوالي», «اليوم الأول من المعرض»: a day that is counted, not today."""
    return True


@rule(
    "unit-after-unit",
    "{a:unit|unit_plural} بعد {b:unit}",
    yields="name",
    priority=5,
    not_before="#digits قبل بعد منذ خلال مرور",
    not_after="#digits واحد واحدة من",
    examples=[example("أسبوعا بعد أسبوع"), example("ساعة بعد ساعة")],
    rejects=["ساعة بعد يوم"],
)
def unit_after_unit(a: Granularity, b: Granularity) -> bool | None:
    """«أسبوعا بعد أسبوع»: again and again, counted from nothing."""
    return True if a is b else None


@rule(
    "general",
    "{h:general_head} العام",
    "{h:general_head} عام",
    "{h:general_head} العامة",
    yields="name",
    priority=5,
    not_after="#digits",
    examples=[example("الأمين العام"), example("الرأي العام")],
    rejects=["نهاية العام"],
)
def general(h: bool) -> bool:
    """«العام» after these is «general», not «year»."""
    return h


@rule(
    "month-of-pregnancy",
    "الحمل|حملها|حامل|حاملا في الشهر|شهرها {ord}",
    yields="name",
    priority=5,
    examples=[example("الحمل في الشهر السابع"), example("حامل في شهرها الثامن")],
    rejects=["في الشهر السابع"],
)
def month_of_pregnancy(ord: int) -> bool:
    """«حامل في الشهر السابع»: her seventh month, not July."""
    return True
