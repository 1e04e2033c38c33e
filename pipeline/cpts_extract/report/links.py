"""Addresses and anchors of the site: made of what identifies a thing, so that they stay when other files come or go."""

from __future__ import annotations

import hashlib
import re

_LONGEST = 100
"""Characters of a file's name that are kept: file systems allow 255 bytes."""


def file_name(identifier: str) -> str:
    """Give the name of the page of an identifier, without its folder, in characters that are safe in files and URLs.

    >>> file_name("56-blavet"), file_name("../x y"), file_name("Ab")
    ('56-blavet.html', '_2e_2e_2fx_20y.html', '_41b.html')
    """
    # Capitals are written as codes too: some file systems take « A » and « a » for one.
    safe = re.sub(r"[^a-z0-9-]", lambda found: "".join(f"_{byte:02x}" for byte in found[0].encode()), identifier)
    if len(safe) > _LONGEST:
        safe = f"{safe[:_LONGEST]}_{hashlib.sha256(identifier.encode()).hexdigest()[:12]}"
    return f"{safe or '_'}.html"


def cpts_page(cpts_id: str) -> str:
    """Give the address of the page of a CPTS, from the site's root."""
    return f"cpts/{file_name(cpts_id)}"


def release_page(release_id: str) -> str:
    """Give the address of the page of a release, from the site's root."""
    return f"communiques/{file_name(release_id)}"


def value_anchor(fact_id: str) -> str:
    """Give the anchor of a value on the page of its release.

    >>> value_anchor("c495ab2a86115649.0.funding.2"), value_anchor("c495ab2a86115649.title")
    ('v-0-funding-2', 'v-title')
    """
    return f"v-{_within(fact_id)}"


def words_anchor(evidence_id: str) -> str:
    """Give the anchor of a quotation in the text of its release.

    >>> words_anchor("c495ab2a86115649.0.population@1")
    'q-0-population-1'
    """
    return f"q-{_within(evidence_id)}"


def box_anchor(evidence_id: str) -> str:
    """Give the anchor of a quotation on the image of its page."""
    return f"b-{_within(evidence_id)}"


def statement_anchor(fact_id: str) -> str:
    """Give the anchor of what one release states, on the page of the CPTS.

    >>> statement_anchor("c495ab2a86115649.0.population")
    's-c495ab2a86115649-0-population'
    """
    return f"s-{_plain(fact_id)}"


def _within(identifier: str) -> str:
    """Leave the release out of the identifier of a fact or a quotation, which begins with it."""
    return _plain(identifier.partition(".")[2])


def _plain(identifier: str) -> str:
    return re.sub(r"[^0-9A-Za-z_]+", "-", identifier)
