"""Two results of the same people side by side: who moves, why, and what it costs."""

from .moves import Comparison, Move, compare
from .side import Side, Standing
from .stored import side_from_json

__all__ = ["Comparison", "Move", "Side", "Standing", "compare", "side_from_json"]
