"""Time as values: intervals, granularity, EDTF, TIMEX3, the Hijri calendar. Knows no language."""
