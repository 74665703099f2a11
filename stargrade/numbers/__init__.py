"""Exact numbers: one at a time (`scalar`) and as whole columns (`columns`, `arithmetic`).

The column modules need numpy, so they are imported by their own names, only where used.
"""

from .scalar import MOST_DIGITS, MOST_PLACES, parse, places_of, round_half_up, show, show_scaled, to_json

__all__ = ["MOST_DIGITS", "MOST_PLACES", "parse", "places_of", "round_half_up", "show", "show_scaled", "to_json"]
