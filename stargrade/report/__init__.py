"""Results as files: one table described once, written as xlsx, csv, json or parquet."""

from .outcome import Outcome
from .write import FORMATS, Format, Written, in_pieces, render, write_whole

__all__ = ["FORMATS", "Format", "Outcome", "Written", "in_pieces", "render", "write_whole"]
