"""What a translation must not lose: the checks of the fidelity ledger, without a model, and the repair ladder."""

from mt.fidelity.debris import mend_debris
from mt.fidelity.ladder import Judged, Ladder
from mt.fidelity.ledger import check
from mt.fidelity.steps import steps_for

__all__ = ["Judged", "Ladder", "check", "mend_debris", "steps_for"]
