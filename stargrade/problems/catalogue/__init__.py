"""Every problem that stargrade can name.

SG0 usage, SG1 files, SG2 tables and cells, SG3 rows, SG4 scheme files and formulas, SG5 results,
SG6 the ledger.
"""

from collections.abc import Mapping

from ..model import Code
from .adoption import ADOPTION
from .against import AGAINST
from .cells import CELLS
from .commands import COMMANDS
from .comparing import COMPARING
from .copies import COPIES
from .files import FILES
from .formulas import FORMULAS
from .ledgers import LEDGERS
from .outputs import OUTPUTS
from .overrides import OVERRIDES
from .proofs import PROOFS
from .repairs import REPAIRS
from .results import RESULTS
from .rows import ROWS
from .scheme_rules import SCHEME_RULES
from .schemes import SCHEMES
from .tables import TABLES
from .templates import TEMPLATES
from .text_files import TEXT_FILES
from .usage import USAGE
from .year_ends import YEAR_ENDS

CODES: Mapping[str, Code] = {
    **COMMANDS,
    **USAGE,
    **COMPARING,
    **FILES,
    **TEXT_FILES,
    **OUTPUTS,
    **COPIES,
    **TEMPLATES,
    **TABLES,
    **CELLS,
    **REPAIRS,
    **ROWS,
    **SCHEMES,
    **SCHEME_RULES,
    **FORMULAS,
    **PROOFS,
    **ADOPTION,
    **RESULTS,
    **LEDGERS,
    **OVERRIDES,
    **YEAR_ENDS,
    **AGAINST,
}

__all__ = ["CODES"]
