"""Grading: pure rules over columns; `grade` runs the stages in their order."""

from .grade import as_grading, grade, work_out
from .result import Grading

__all__ = ["Grading", "as_grading", "grade", "work_out"]
