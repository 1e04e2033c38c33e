"""Value parsers: pure functions from a stretch of French text to a number, a date or a sum of money.

Each module scans plain text and returns sorted mentions that do not overlap, with exact offsets: ``numbers`` (with the
number words of ``number_words``), ``dates`` (with the fragments of ``date_grammar`` and the calendar of
``date_mention``) and ``money``. Spaces may be any of the no-break kinds or a line break, apostrophes straight or
curly, accents missing. Doubt is a missing mention, or ``None``, and never a guess.
"""
