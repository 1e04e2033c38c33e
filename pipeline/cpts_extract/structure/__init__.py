"""Stage 2a: a release's text as blocks (headings, paragraphs, list items, tiles, rows) and sentences."""

from cpts_extract.structure.block import Block
from cpts_extract.structure.blocks import blocks
from cpts_extract.structure.flow import Flow, Sentence, flow

__all__ = ["Block", "Flow", "Sentence", "blocks", "flow"]
