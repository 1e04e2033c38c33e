"""Write the release record from all that was found."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

from cpts_extract.annotate import Reading
from cpts_extract.fields import FIELDS
from cpts_extract.fields import funding as money
from cpts_extract.fields.aggregates import aggregates
from cpts_extract.fields.anchors import Anchors
from cpts_extract.fields.areas import Located, department, region
from cpts_extract.fields.found import Found
from cpts_extract.fields.names import Named, find
from cpts_extract.fields.released import released
from cpts_extract.fields.scope import Scope
from cpts_extract.fields.signature import signature_place
from cpts_extract.models import Candidates, Cpts, Event, Evidence, Extraction, Milestone, Mission, Record
from cpts_extract.read.characters import fold
from cpts_extract.resolve import warn
from cpts_extract.resolve.choose import choose, rivals
from cpts_extract.resolve.confidence import weighed
from cpts_extract.resolve.kind import kind_of, title_of
from cpts_extract.resolve.ledger import Ledger

FACTS = (
    "signature_date",
    "population",
    "commune_count",
    "professionals",
    "members",
    "founded",
    "communes",
    "funding",
    "missions",
)


_NAMED = 0.92
"""Of a name that stands once, before it is weighed."""
_SHOWN = 8
"""Places of a name that are quoted."""


def resolve(reading: Reading) -> Extraction:
    """Give every value to its CPTS, choose among candidates, and write the record."""
    named = find(reading)
    scope = Scope(reading, named)
    own_date = released(reading)
    anchors = Anchors(reading, own_date)
    ledger = Ledger(scope)
    for field in FIELDS:
        for found in field.find(scope, anchors):
            ledger.add(found)
    sums = money.funding(scope)
    for item in sums:
        if not item.scheme:
            ledger.add(item.found)
    owners = range(len(named)) if named else range(1 if _speaks_of_one(scope, ledger) else 0)
    entries = [_entry(scope, ledger, owner) for owner in owners]
    for (owner, _), orphans in ledger.found.items():
        if owner not in owners:
            ledger.lost(f.rejected("the text is about no CPTS of its own") for f in orphans)
    stays = [n for n, entry in enumerate(entries) if (n == 0 and entry.subject) or _has_facts(entry)]
    evidence: dict[str, tuple[Evidence, ...]] = {}
    title = title_of(reading)
    if title:
        evidence["title"] = (title.evidence(reading),)
        ledger.kept(None, [title], "the first heading that says something")
    if own_date:
        evidence["released"] = (own_date.evidence(reading),)
        ledger.kept(None, [own_date], "the date that the release itself bears")
    only_named = [named[n] for n in owners if n not in stays]
    for number, other in enumerate(only_named):
        places = [found._replace(field="mentioned") for found in _names(scope, other)]
        evidence[f"mentioned.{number}"] = _evidence(reading, places)
        ledger.kept(None, places[:1], "only named: the text states no fact of it")
    scheme = _scheme(reading, ledger, sums, evidence, owners)
    counted = _aggregates(scope, ledger, evidence)
    cpts = tuple(entries[n] for n in stays)
    record = Record(
        reading.document.source,
        reading.document.sha256,
        kind_of(reading, named),
        title.value if title else None,
        own_date.value if own_date else None,
        cpts,
        tuple(other.name for other in only_named),
        scheme,
        counted,
        tuple(warn.warnings(ledger, cpts, own_date.value if own_date else None)),
        evidence,
    )
    return Extraction(record, Candidates(ledger.ordered))


def _speaks_of_one(scope: Scope, ledger: Ledger) -> bool:
    """Tell whether a text that names no CPTS is about one all the same: "la future CPTS couvre 48 communes"."""
    tokens = scope.reading.tokens
    one = any(
        t.tag == "cpts"
        and any(b.norm in {"la", "cette", "notre", "future"} for b in tokens[max(at - 2, 0) : at])
        and not scope.is_generic(t.sentence)
        for at, t in enumerate(tokens)
    )
    stated = {field for (_, field), found in ledger.found.items() if any(not f.against for f in found)}
    return one and len(stated & {"population", "commune_count", "signature_date", "communes"}) >= 2


def _has_facts(entry: Cpts) -> bool:
    return any(getattr(entry, field) for field in FACTS)


# ---- one CPTS ---------------------------------------------------------------------------------------------------


def _entry(scope: Scope, ledger: Ledger, owner: int) -> Cpts:
    reading = scope.reading
    named: Named | None = scope.named[owner] if scope.named else None
    values: dict[str, Any] = {}
    evidence: dict[str, tuple[Evidence, ...]] = {}
    if named:
        names = _names(scope, named)
        evidence["name"] = _evidence(reading, names)
        ledger.kept(owner, names[:1], "the fullest form in the text")
        for number, alias in enumerate(named.aliases):
            others = weighed(scope, _places_of(scope, named, alias), shown=_SHOWN)
            evidence[f"aliases.{number}"] = _evidence(reading, others)
            ledger.kept(owner, others[:1], "another form of its name")
    for field in FIELDS:
        found = ledger.found[owner, field.key]
        if not found:
            continue
        if field.shape == "one":
            best, lost = choose(found)
            best = weighed(scope, best, rivals(best, found)) if best else []
            ledger.kept(
                owner, best, "the best supported value" if len({f.value for f in found}) > 1 else "the only value"
            )
            ledger.lost(lost)
            if best:
                values[field.key] = best[0].value
                evidence[field.key] = _evidence(reading, best)
            if field.key == "signature_date":
                values |= _place(scope, ledger, owner, best, evidence)
        elif field.kind == "milestones":
            values[field.key] = _events(scope, ledger, owner, field.key, evidence)
        else:
            values[field.key] = _many(scope, ledger, owner, field.key, evidence)
    values["funding"] = _many(scope, ledger, owner, "funding", evidence)
    for key, located in (("department", department(scope, owner)), ("region", region(scope, owner))):
        values[key] = _area(ledger, owner, key, located, evidence)
    return Cpts(
        name=named.name if named else None,
        aliases=named.aliases if named else (),
        subject=named.subject if named else True,
        **values,
        evidence=evidence,
    )


def _evidence(reading: Reading, found: list[Found]) -> tuple[Evidence, ...]:
    """Quote the places that say one value, the first to show first, each place once."""
    seen: dict[tuple[int, int], Evidence] = {}
    for f in found:
        quoted = f.evidence(reading)
        seen.setdefault((quoted.start, quoted.end), quoted)
    return tuple(seen.values())


def _names(scope: Scope, named: Named) -> list[Found]:
    """Give the places that name a CPTS, those of its fullest form first."""
    ordered = sorted(named.mentions, key=lambda m: m.name != named.name)
    found = [Found("name", m.name, m.start, m.end, m.start, m.rule, _NAMED) for m in ordered]
    return weighed(scope, found, shown=_SHOWN)


def _places_of(scope: Scope, named: Named, alias: str) -> list[Found]:
    """Give the places of another form of a name: a mention of its own, or an acronym in brackets behind one."""
    found = []
    for mention in named.mentions:
        start, end = mention.start, mention.end
        if mention.name != alias:
            following = [token.text for token in scope.reading.tokens[end : end + 3]]
            if len(following) < 3 or following[0] != "(" or f"CPTS {following[1]}" != alias:
                continue
            start, end = end + 1, end + 2
        found.append(Found("aliases", alias, start, end, start, mention.rule, _NAMED))
    return found


def _place(
    scope: Scope, ledger: Ledger, owner: int, dates: list[Found], evidence: dict[str, tuple[Evidence, ...]]
) -> dict[str, Any]:
    places = weighed(scope, signature_place(scope, dates)[:1])
    if not places:
        return {}
    ledger.kept(owner, places, "where the contract was signed")
    evidence["signature_place"] = _evidence(scope.reading, places)
    return {"signature_place": places[0].value}


def _area(ledger: Ledger, owner: int, key: str, located: Located, evidence: dict[str, tuple[Evidence, ...]]) -> Any:
    if located.area:
        found = weighed(ledger.scope, located.found, len(located.rivals), shown=3)
        evidence[key] = _evidence(ledger.scope.reading, found)
        ledger.kept(owner, found, "the area that the text ties to it most")
    return located.area


def _many(
    scope: Scope, ledger: Ledger, owner: int, key: str, evidence: dict[str, tuple[Evidence, ...]]
) -> tuple[Any, ...]:
    """Keep each value once, in the order of the text, with all the places that say it."""
    groups: dict[Any, list[Found]] = {}
    for found in ledger.found[owner, key]:
        if found.against:
            ledger.lost([found])
        else:
            groups.setdefault(_identity(found.value), []).append(found)
    values = []
    for number, group in enumerate(groups.values()):
        first = _best_of(group)
        ordered = weighed(scope, [first, *(f for f in group if f is not first)])
        values.append(_merged([f.value for f in ordered]))
        evidence[f"{key}.{number}"] = _evidence(scope.reading, ordered)
        ledger.kept(owner, ordered, "stated")
    return tuple(values)


def _events(
    scope: Scope, ledger: Ledger, owner: int, key: str, evidence: dict[str, tuple[Evidence, ...]]
) -> tuple[Milestone, ...]:
    """Keep one date of each event, the best supported, in the order in which the events follow each other."""
    found = ledger.found[owner, key]
    ledger.lost(f for f in found if f.against)
    values: list[Milestone] = []
    for event in get_args(Event):
        dated = {f.token: f for f in found if not f.against and f.value.event == event}
        best, lost = choose([f._replace(value=f.value.date) for f in dated.values()])
        ledger.lost(dated[f.token].rejected("another date of this event is said more surely") for f in lost)
        if best:
            kept = weighed(scope, [dated[f.token] for f in best], rivals(best, [*best, *lost]))
            evidence[f"{key}.{len(values)}"] = _evidence(scope.reading, kept)
            ledger.kept(owner, kept, "stated")
            values.append(kept[0].value)
    return tuple(values)


def _identity(value: Any) -> Any:
    """What makes two values of a list the same one."""
    if isinstance(value, Mission):
        return value.category
    if hasattr(value, "amount"):
        return (value.amount, value.amount_max)
    return fold(value.name).replace("-", " ")


def _best_of(group: list[Found]) -> Found:
    """Show the mention that says most: a mission with its themes, a sum with its purpose; else the first."""
    if len(group) == 1:
        return group[0]

    def worth(f: Found) -> tuple[float, ...]:
        if isinstance(f.value, Mission):
            return (bool(f.value.items), f.value.level is not None, f.confidence, -f.token)
        if hasattr(f.value, "purpose"):
            return (f.value.purpose != "other", f.value.period is not None, f.confidence, -f.token)
        return (f.confidence, -f.token)

    return max(group, key=worth)


def _merged(values: list[Any]) -> Any:
    first = values[0]
    if isinstance(first, Mission) and first.level is None:
        level = next((v.level for v in values if v.level), None)
        return replace(first, level=level) if level else first
    return first


# ---- what belongs to no CPTS ------------------------------------------------------------------------------------


def _scheme(
    reading: Reading, ledger: Ledger, sums: list[money.Sum], evidence: dict[str, tuple[Evidence, ...]], owners: range
) -> tuple[Any, ...]:
    seen: dict[tuple[int, int | None], Any] = {}
    for item in sums:
        if not item.scheme and owners and ledger.scope.owners(item.found.token, shared=False)[0]:
            continue
        found = item.found._replace(field="scheme_funding")
        if found.against:
            ledger.lost([found])
            continue
        (found,) = weighed(ledger.scope, [found])
        key = (found.value.amount, found.value.amount_max)
        if key not in seen:
            evidence[f"scheme_funding.{len(seen)}"] = (found.evidence(reading),)
            seen[key] = found.value
            ledger.kept(None, [found], "of the scheme or of somebody else")
    return tuple(seen.values())


def _aggregates(scope: Scope, ledger: Ledger, evidence: dict[str, tuple[Evidence, ...]]) -> tuple[Any, ...]:
    counted = aggregates(scope)
    if not counted:
        return ()
    used = {
        n.found.evidence(scope.reading).start
        for n in ledger.notes
        if n.kept and n.found.field in {"population", "commune_count"}
    }
    seen: dict[tuple[str, str, float], Any] = {}
    for (found,) in (weighed(scope, [one]) for one in counted):
        quoted = found.evidence(scope.reading)
        value = found.value
        if quoted.start in used or (value.scope, value.indicator, value.value) in seen:
            continue
        evidence[f"aggregates.{len(seen)}"] = (quoted,)
        seen[value.scope, value.indicator, value.value] = value
        ledger.kept(None, [found], "a count of a territory")
    return tuple(seen.values())
