"""Many files into the warehouse: which have to be read, by whom, and the loading of what comes back.

``files``       what lies under the paths given, and its names in the warehouse
``plan``        which of it has to be read
``reading``     one file, read and extracted; ``prepare``: and made into rows
``extractors``  processes that do so, several at a time
``cluster``     many machines that do so
``ingest``      all of it, in batches
"""
