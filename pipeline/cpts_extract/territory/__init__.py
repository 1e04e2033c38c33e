"""The official geography: communes, intercommunalités, départements and régions with their codes, year by year.

`gazetteer` reads the packaged tables, `communes` and `epcis` link written names to them, `record` does so for a
release's record (the stage between resolve and load), `population` adds inhabitants up.

Source of the tables in ``gazetteer/``: Etalab, découpage administratif (data under Licence Ouverte 2.0), made from the
INSEE's code officiel géographique and populations légales and from the DGCL's list of intercommunalités. They are read
when first asked for, not before.
"""
