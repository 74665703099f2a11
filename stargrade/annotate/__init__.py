"""A copy of the user's own workbook in which what is wrong is coloured, explained and listed."""

from .copy import Copy, Source, marked_copy
from .marks import marks_of

__all__ = ["Copy", "Source", "marked_copy", "marks_of"]
