"""``stargrade why``: what a problem code means and how to mend it."""

from __future__ import annotations

from typing import Annotated

import typer

from ..problems import refuse
from ..texts import Lang
from .exits import Exit
from .options import Quiet


def why(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE")],
    quiet: Quiet = False,
) -> Exit:
    """Show one entry of the catalogue of problems."""
    from ..problems.catalogue import CODES
    from ..scheme.nearest import nearest
    from ..view.why import why_lines
    from .show import give

    lang: Lang = ctx.obj
    found = CODES.get(code.strip().upper())
    if found is None:
        raise refuse("SG014", seen=code, near=nearest(code, CODES) or list(CODES)[:3])
    give(lambda screen: why_lines(found, lang, screen))
    return Exit.FINE
