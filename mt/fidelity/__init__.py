"""What a translation must not lose: the checks of the fidelity ledger, without a model, and the repair ladder."""

from mt.fidelity.debris import mend_debris
from mt.fidelity.glossary import Terms, load_terms
from mt.fidelity.judge import Judge
from mt.fidelity.ladder import Judged, Ladder
from mt.fidelity.ledger import check
from mt.fidelity.names_variants import name_variants
from mt.fidelity.steps import steps_for

__all__ = ["Judge", "Judged", "Ladder", "Terms", "check", "load_terms", "mend_debris", "name_variants", "steps_for"]
