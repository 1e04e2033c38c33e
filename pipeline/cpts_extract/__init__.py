"""Facts on French health communities (CPTS), read from their press releases, each with its proof."""

__version__ = "0.4.0"
