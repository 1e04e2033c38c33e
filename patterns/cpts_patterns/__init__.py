"""The rules and vocabularies, as data: one TOML file per field.

A file of rules holds any number of ::

    [[rule]]
    id = "population.count-of-inhabitants"   # the file's name, a dot, what the rule knows
    role = "value"                           # value: reads a value; reject: says that a value is not one; cue: a sign
    pattern = ["<number> @adjective? @inhabitant"]
    confidence = 0.9                         # of a value that only this rule supports
    sets = { bound = "exact" }               # what a match says besides (optional)
    examples = ["Elle couvre [72 520 habitants]."]        # every match, in brackets, those within others too
    counterexamples = ["Elle couvre 53 communes."]

A pattern is a row of elements, one a token, matched without regard to case and accents:

=================  ====================================================================================
``habitants``      that word; ``a|b|c`` one of several
``@inhabitant``    one of the words of that list in ``vocabulary.toml``, or in the file's own ``[words]``
``@doing``         a form of one of the verbs of that list of ``[verbs]``; ``@doing-done`` its past participle
``<number>``       a token of that type: number, ordinal, percent, money, date, cpts, ars, ... (``terms.toml``)
``<number|money>`` a token of one of several types
``!<number>``      the same, and it is the one that holds the value (else the first that can)
``Cap``            a word that begins with a capital
``...4``           up to four tokens of any kind inside the sentence
``..4``            the same, but not over a comma, semicolon, dash or bracket
=================  ====================================================================================

and each may be followed by ``?``, ``*`` or ``+``. A match stays inside one sentence.
"""
