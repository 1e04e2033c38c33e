"""How good the extractor is: its records compared with gold ones, and what each rule did for them.

``gold`` and ``record`` bring both sides into one shape (`stated.Sheet`), ``compare`` gives a verdict on every value,
``report`` counts the verdicts, ``floors`` holds the counts against what was reached before; ``rules`` counts by rule.
"""
