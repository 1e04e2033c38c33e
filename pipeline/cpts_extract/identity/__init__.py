"""Know a CPTS again: which entries of different releases are of one, which may be, and what a person decided.

`profile` says what is known of an entry, `compare` holds two of them against each other, `group` makes groups that no order
of files can change. All are functions of the entries and the decisions alone; the warehouse is read and written by ``load``.
"""
