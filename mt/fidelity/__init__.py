"""What a translation must not lose: the checks of the fidelity ledger, without a model."""

from mt.fidelity.debris import mend_debris
from mt.fidelity.ledger import check

__all__ = ["check", "mend_debris"]
