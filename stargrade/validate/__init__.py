"""Says whether a sheet is fit to grade."""

from .checked import Checked
from .fitness import validate
from .subjects import validate_all

__all__ = ["Checked", "validate", "validate_all"]
