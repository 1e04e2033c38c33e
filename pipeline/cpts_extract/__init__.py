"""Facts on French health communities (CPTS), read from their press releases, each with its proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cpts_extract.notebook import open_warehouse

__version__ = "0.5.2"
__all__ = ["__version__", "open_warehouse"]


def __getattr__(name: str) -> Any:
    """Import what notebooks use when it is asked for: the package itself stays light."""
    if name == "open_warehouse":
        from cpts_extract.notebook import open_warehouse

        return open_warehouse
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
