"""Proves the rules of a scheme: no case left out, taken twice or never reached, no total exceeded.

What is found comes with a row that shows it, graded by the program itself before anything is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem, errors
from ..scheme import Loaded, check_scheme
from ..scheme.load import in_order
from .bands import bands
from .ladders import ladder
from .maxima import maxima
from .places import places
from .proof import Proof, proof_of
from .together import together
from .waivers import waived

# Sums that are wrong leave the rules meaningful; with anything else there would be nothing to prove.
SUMS = frozenset({"SG430", "SG431", "SG432"})


def check_and_prove(loaded: Loaded) -> tuple[Problem, ...]:
    """Everything that is wrong with a scheme: what means nothing, and what does not hold good."""
    found = check_scheme(loaded)
    if any(problem.code not in SUMS for problem in errors(found)):
        return found
    told = {problem.place for problem in found if problem.code in SUMS}
    more = (problem for problem in prove(loaded) if problem.code != "SG469" or problem.place not in told)
    return tuple(in_order((*found, *more)))


def prove(loaded: Loaded) -> tuple[Problem, ...]:
    """What does not hold good in a scheme whose rules mean something, apart from what it waives."""
    return tuple(waived(list(_all(proof_of(loaded))), loaded))


def _all(proof: Proof) -> Iterator[Problem]:
    yield from ladder(proof)
    yield from bands(proof)
    yield from maxima(proof)
    yield from places(proof)
    yield from together(proof)
