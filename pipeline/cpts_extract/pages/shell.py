"""The frame that all pages share: templates in which everything is escaped, French filters, the style."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from cpts_extract.pages import wording

if TYPE_CHECKING:
    from jinja2 import Environment

POLICY = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'"
"""Content-Security-Policy of every page: nothing is asked of any other host, and no script or style stands in a page itself."""

_FILTERS: dict[str, Callable[..., str]] = {
    "number": wording.number_text,
    "euros": wording.euros_text,
    "quantity": wording.quantity_text,
    "date": wording.date_text,
    "field": wording.field_text,
    "percent": wording.percent_text,
    "count": wording.count_text,
    "words": lambda text: " ".join(str(text).split()),
}


@cache
def environment(package: str) -> Environment:
    """Make the templates of a package and those that all pages share; autoescape is always on, what is not there an error."""
    from jinja2 import ChoiceLoader, PackageLoader, StrictUndefined
    from jinja2 import Environment as Templates

    shared = "cpts_extract.pages"
    made = Templates(
        loader=ChoiceLoader([PackageLoader(name) for name in dict.fromkeys((package, shared))]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(_FILTERS)
    made.globals["policy"] = POLICY
    return made


def render(package: str, template: str, values: dict[str, Any]) -> str:
    """Fill a template of a package.

    Raises:
        jinja2.UndefinedError: It names something that ``values`` has not.
    """
    return environment(package).get_template(template).render(values)


def static() -> dict[str, bytes]:
    """Give the files that all pages need beside them, by name: the style and the icon."""
    return {name: (files("cpts_extract.pages") / name).read_bytes() for name in ("style.css", "icon.svg")}
