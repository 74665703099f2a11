"""What can go wrong, as data: a code, a place, and the figures of the message."""

from .model import Code, Place, Problem, Refusal, Scope, Severity, errors, notices, refuse

__all__ = ["Code", "Place", "Problem", "Refusal", "Scope", "Severity", "errors", "notices", "refuse"]
