"""Charts: declared with Altair, drawn as SVG by vl-convert without a browser, each with the table behind it.

They take the colour of the text around them (``currentColor``) and one accent that is read on light and on dark ground.
Each is drawn twice, for wide and for narrow screens, so that letters keep their size; the style shows one of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

ACCENT, OTHER, QUIET = "#4d7fc4", "#c8641b", "#8a8f98"
"""Each at least 3 to 1 on white and on the dark ground of the style."""
_WIDE, _NARROW = 880, 340
"""Pixels."""
_LOCALE = {"decimal": ",", "thousands": "\u202f", "grouping": [3], "currency": ["", "\u00a0€"]}


@dataclass(frozen=True)
class Chart:
    """A chart with its table; ``columns`` and ``rows`` say in text all that the drawing shows."""

    anchor: str
    title: str
    wide: Markup
    narrow: Markup
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    numeric: frozenset[int]
    """Columns of numbers, which are set to the right."""


def cumulative(anchor: str, title: str, months: Sequence[Mapping[str, Any]], table: Sequence[Sequence[str]]) -> Chart:
    """Draw how signatures add up: rows of ``signature_timeline``, ``month`` (a date) and ``cumulative``."""
    import altair as alt

    values = [{"month": str(row["month"]), "cumulative": int(row["cumulative"])} for row in months]

    def draw(width: int) -> Any:
        base = alt.Chart(_data(values)).encode(
            x=alt.X("month:T", title=None, axis=alt.Axis(format="%Y", tickCount="year", grid=False)),
            y=alt.Y("cumulative:Q", title=None, axis=alt.Axis(tickMinStep=1, tickCount=5)),
        )
        area = base.mark_area(interpolate="step-after", color=ACCENT, opacity=0.18)
        line = base.mark_line(interpolate="step-after", color=ACCENT, strokeWidth=2.5)
        return alt.layer(area, line).properties(width=width, height=240)

    return _chart(
        anchor, title, draw, ("Mois", "Signatures", "Cumul", "Population des signataires, cumul"), table, {1, 2, 3}
    )


def bars(
    anchor: str,
    title: str,
    values: Sequence[tuple[str, float]],
    columns: Sequence[str],
    table: Sequence[Sequence[str]],
    *,
    most: float | None = None,
    digits: str = ",.0f",
) -> Chart:
    """Draw a bar for each name; ``most`` is where the axis ends, ``digits`` how the numbers on the bars are written (d3)."""
    import altair as alt

    data = [{"name": name, "value": value} for name, value in values]

    def draw(width: int) -> Any:
        scale = alt.Scale(domain=[0, most]) if most is not None else alt.Scale(nice=True)
        base = alt.Chart(_data(data)).encode(
            y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(ticks=False, domain=False, labelLimit=width // 2)),
            x=alt.X("value:Q", title=None, axis=None, scale=scale),
        )
        drawn = base.mark_bar(color=ACCENT, height={"band": 0.62}, cornerRadiusEnd=2)
        told = base.mark_text(align="left", dx=5, color="currentColor").encode(text=alt.Text("value:Q", format=digits))
        return alt.layer(drawn, told).properties(width=width, height=alt.Step(26))

    return _chart(anchor, title, draw, columns, table, set(range(1, len(columns))))


def stacked(
    anchor: str,
    title: str,
    values: Sequence[tuple[str, str, int]],
    kinds: Sequence[str],
    columns: Sequence[str],
    table: Sequence[Sequence[str]],
) -> Chart:
    """Draw a bar for each name, made of up to three kinds: values are (name, kind, count)."""
    import altair as alt

    data = [
        {"name": name, "kind": kind, "rank": kinds.index(kind), "value": count} for name, kind, count in values if count
    ]

    def draw(width: int) -> Any:
        return (
            alt.Chart(_data(data))
            .mark_bar(height={"band": 0.62})
            .encode(
                y=alt.Y(
                    "name:N", sort=None, title=None, axis=alt.Axis(ticks=False, domain=False, labelLimit=width // 2)
                ),
                x=alt.X("value:Q", title=None, axis=alt.Axis(tickMinStep=1, tickCount=4, domain=False)),
                color=alt.Color(
                    "kind:N",
                    scale=alt.Scale(domain=list(kinds), range=[ACCENT, OTHER, QUIET]),
                    legend=alt.Legend(
                        title=None, orient="top", columns=1 if width < _WIDE // 2 else 3, labelLimit=width
                    ),
                ),
                order=alt.Order("rank:Q"),
            )
            .properties(width=width, height=alt.Step(30))
        )

    return _chart(anchor, title, draw, columns, table, set(range(1, len(columns))))


def _data(values: list[dict[str, Any]]) -> Any:
    import altair

    return altair.Data(values=values)  # type: ignore[no-untyped-call]


# ---- drawing ----------------------------------------------------------------------------------------------------


def _chart(
    anchor: str, title: str, draw: Any, columns: Sequence[str], table: Sequence[Sequence[str]], numeric: set[int]
) -> Chart:
    wide, narrow = (_svg(draw, width, anchor) for width in (_WIDE, _NARROW))
    return Chart(anchor, title, wide, narrow, columns, table, frozenset(numeric))


_CONFIG: dict[str, Any] = {
    "background": "transparent",
    "font": "sans-serif",
    "padding": 4,
    "autosize": {"type": "fit-x", "contains": "padding"},
    "view": {"stroke": None},
    "axis": {
        "labelColor": "currentColor", "titleColor": "currentColor", "domainColor": QUIET, "tickColor": QUIET,
        "gridColor": QUIET, "gridOpacity": 0.3, "labelFontSize": 13, "labelPadding": 6,
    },
    "legend": {"labelColor": "currentColor", "labelFontSize": 13, "symbolType": "square"},
    "text": {"fontSize": 13},
}  # fmt: skip


def _svg(draw: Any, width: int, anchor: str) -> Markup:
    import vl_convert

    spec = draw(width).to_dict()
    spec["config"] = _CONFIG
    drawn = vl_convert.vegalite_to_svg(spec, format_locale=_LOCALE)
    # The table tells it all; what Vega says of every mark would be read aloud one by one.
    drawn = re.sub(r' (?:role|aria-[a-z]+|class)="[^"]*"', "", drawn)
    drawn = re.sub(r"(\d\.\d\d)\d+", r"\1", drawn)
    drawn = _renamed(drawn, f"{anchor}-{width}")
    opening = f'<svg class="chart {"wide-only" if width == _WIDE else "narrow-only"}" aria-hidden="true" '
    return Markup(drawn.replace("<svg ", opening, 1))


def _renamed(drawn: str, prefix: str) -> str:
    """Name what the drawing refers to within it by its own number: Vega counts through all drawings of a process.

    >>> _renamed('<clipPath id="clip21"/><g clip-path="url(#clip21)"/>', "a")
    '<clipPath id="a-0"/><g clip-path="url(#a-0)"/>'
    """
    numbers: dict[str, int] = {}

    def name(found: re.Match[str]) -> str:
        return f"{found[1]}{prefix}-{numbers.setdefault(found[2], len(numbers))}"

    return re.sub(r'(url\(#| id=")([^)"]+)', name, drawn)
