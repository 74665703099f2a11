"""Says whether a sheet is fit to grade."""

from .checked import Checked
from .fitness import validate

__all__ = ["Checked", "validate"]
