"""Time as values; knows no language.

From the bottom up:

``granularity``, ``clock``, ``interval``   what a stretch of days is, and how exact it is
``arithmetic``, ``precision``              months, weeks, thirds; years 1 to 9999, never an uncontrolled error
``hijri``, ``easter``, ``holidays``        other calendars and the named days that follow them
``edtf``, ``timex3``                       how intervals are written for machines; EDTF is read back
``words``, ``style``, ``phrasing``, ``names``   how they are written for readers, in Arabic and English
``ordering``                               which of two times certainly came first
"""
