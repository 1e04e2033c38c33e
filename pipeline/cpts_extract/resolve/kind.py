"""What sort of text a release is, and its title."""

from __future__ import annotations

import re

from cpts_extract.annotate import Reading
from cpts_extract.fields.found import Found
from cpts_extract.fields.names import Named
from cpts_extract.models import Kind

_MASTHEAD = re.compile(
    r"communiqu[eé]|dossier de presse|^l'assurance maladie|^(?:ars|agence r[eé]gionale)|^cpam|^caisse|lettre d'information|newsletter"
    r"|^actualit[eé]s?$|^publi[eé]|^mis en ligne|^\W*\d|bulletin|^(?:fiche|le journal|l'[eé]cho)"
    r"|^date \d|, le \d|agir ensemble|contacts?\b",
    re.IGNORECASE,
)


_QUOTED = re.compile(r"[«“\"][^«»“”\"]{30,}[»”\"]")
"""Somebody's own words, long enough to be a sentence."""

_US = frozenset("nous notre nos adherer".split())
_HEAD = 200
"""Tokens at the top in which a communiqué names the Assurance Maladie."""
_BODY = 400
"""Tokens at the top in which a page of a site speaks of "us"."""


def kind_of(reading: Reading, named: list[Named]) -> Kind:
    """Tell a communiqué, a piece of news, a leaflet, a page of a site or a generic explanation."""
    if not named and not any(
        t.tag == "cpts" and reading.tokens[n - 1].norm in {"la", "notre", "future"}
        for n, t in enumerate(reading.tokens)
        if n
    ):
        return "generic"
    top = " ".join(reading.sentence_text(n) for n in range(min(8, len(reading.sentences)))).lower()
    if "communiqué de presse" in top or "communique de presse" in top or "dossier de presse" in top:
        return "communique"
    headings, whole = reading.kinds.count("heading"), reading.kinds.count("paragraph")
    if re.search(r"lettre d'information|dépliant|depliant|en deux pages|plaquette", top) or (
        headings > 0.45 * (headings + whole) and headings > 12
    ):
        return "leaflet"
    if re.search(r"publié le|mis en ligne|actualités|rédaction", top) or _QUOTED.search(reading.document.text):
        return "news"
    if headings > 2 and any(
        word in _US and reading.kinds[reading.tokens[at].sentence] != "contact"
        for at, word in enumerate(reading.words[:_BODY])
    ):
        return "page"
    return "communique" if any(at < _HEAD for at in reading.tagged("am")[:1]) else "page"


def title_of(reading: Reading) -> Found | None:
    """Give the release's title: the first heading near the top that is no masthead, dateline or organisation."""
    for number, (first, last) in enumerate(reading.sentences[:12]):
        if reading.kinds[number] != "heading":
            continue
        text = reading.sentence_text(number)
        if len(text.split()) < 3 or _MASTHEAD.search(text):
            continue
        if any(t.tag == "date" for t in reading.tokens[first:last]) and last - first < 8:
            continue
        following = number
        same = reading.flow.sentences[number].block
        while following + 1 < len(reading.sentences) and reading.flow.sentences[following + 1].block == same:
            following += 1
        end = reading.sentences[following][1]
        return Found("title", reading.text(first, end), first, end, first, "title.first-heading", 0.85)
    return None
