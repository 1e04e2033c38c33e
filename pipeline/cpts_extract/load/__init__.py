"""Stage 4: records become a DuckDB warehouse, in which every value leads back to its words.

The way of a release: ``facts`` walks its record, ``schema`` says which rows come of it (the only place that knows a
table), ``frames`` makes them Arrow tables, ``write`` loads those in one transaction a batch, and ``publish``
puts what was written in the warehouse's place. ``query`` only reads.
Nothing here is imported before it is needed: DuckDB and Arrow take half a second.
"""
