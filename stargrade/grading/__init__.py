"""Grading: pure rules over columns; `grade` runs the stages in their order."""

from .grade import grade, work_out
from .result import Grading

__all__ = ["Grading", "grade", "work_out"]
