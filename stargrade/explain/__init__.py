"""Explaining one person's result, from the cell to the yuan."""

from .explain import explain
from .explanation import Explanation

__all__ = ["Explanation", "explain"]
