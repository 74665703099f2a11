"""Proves the rules of a scheme, case by case."""

from .prove import check_and_prove, prove

__all__ = ["check_and_prove", "prove"]
