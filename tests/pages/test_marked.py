"""Quotations are marked where they stand, and whatever a text holds stays text."""

from __future__ import annotations

import html
import re

from cpts_extract.pages.marked import Mark, marked
from hypothesis import given
from hypothesis import strategies as st


def mark(start: int, end: int, anchor: str = "e", field: str = "population") -> Mark:
    return Mark(start, end, anchor, field, field.capitalize())


def test_pieces_of_overlapping_quotations_name_all_that_cover_them() -> None:
    assert marked("abcdef", [mark(0, 4, "x", "name"), mark(2, 6, "y")]) == (
        '<mark id="x" data-marks="x" data-fields="name" title="Name">ab</mark>'
        '<mark id="y" data-marks="x y" data-fields="name population" title="Name ; Population">cd</mark>'
        '<mark data-marks="y" data-fields="population" title="Population">ef</mark>'
    )


def test_two_that_begin_together_both_have_an_anchor() -> None:
    text = marked("abc", [mark(0, 3, "x"), mark(0, 1, "y")])
    assert text.startswith('<a id="y"></a><mark id="x" data-marks="x y"')


def test_marks_without_width_or_beyond_the_text_are_left_out_or_cut() -> None:
    assert marked("abc", [mark(1, 1), mark(5, 9), mark(-1, 2)]) == "abc"
    assert marked("abc", [mark(2, 9)]).endswith(">c</mark>")


def test_markup_is_shown_as_text() -> None:
    hostile = '<script>alert("x")</script> & \' "'
    shown = marked(hostile, [Mark(0, 8, '"><script>', "<b>", "'\"<i>")])
    assert "<script" not in shown
    assert "<i>" not in shown
    assert "<b>" not in shown


@given(st.text(), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_the_words_are_all_there_in_their_order(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [mark(start, end, f"e{n}") for n, (start, end) in enumerate(spans)]
    assert html.unescape(re.sub("<[^>]*>", "", marked(text, marks))) == html.unescape(html.escape(text))


def test_words_lead_where_the_shortest_of_their_quotations_does() -> None:
    long, short = (
        mark(start, end, anchor)._replace(href=f"#v-{anchor}") for start, end, anchor in ((0, 6, "x"), (2, 4, "y"))
    )
    assert re.findall(r'href="([^"]*)">(\w*)', marked("abcdef", [long, short])) == [
        ("#v-x", "ab"),
        ("#v-y", "cd"),
        ("#v-x", "ef"),
    ]
