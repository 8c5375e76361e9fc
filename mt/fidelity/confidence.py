"""How far one segment can be trusted: the model's own score and the findings, calibrated against human references."""

from __future__ import annotations

import logging
import math
from typing import TYPE_CHECKING, Literal

from pydantic import Field, FiniteFloat, ValidationError

from mt.config import Section
from mt.errors import DataError
from mt.records import Confidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.records import Finding, LocalModel

logger = logging.getLogger(__name__)

NAME = "calibration.json"
RIGHT, WRONG = 0.7, 0.3
"""From the one on a segment is likely right, below the other likely wrong."""


class Weights(Section):
    """What one unit of each feature adds to the log-odds."""

    score: FiniteFloat
    """Of the model's log-probability by token."""
    log_source_length: FiniteFloat
    """Of the logarithm of the source's length in characters."""
    errors: FiniteFloat
    """Of there being a finding that is an error."""
    warnings: FiniteFloat
    """Of there being a finding that is a warning."""


class Calibration(Section):
    """A logistic regression for one model, as `scripts/calibrate.py` writes it."""

    version: Literal[1] = 1
    model: str
    digest: str
    """Of the model that it was fitted on: it tells nothing of another."""
    signature: str
    """Of the system that it was fitted on: another beam size makes other scores."""
    usable_chrf: FiniteFloat
    """The chrF2 against a human reference from which on a segment counted as usable."""
    intercept: FiniteFloat
    weights: Weights
    measured: dict[str, object] = Field(default_factory=dict)
    """What it was fitted on, and how it did on test sets that were held out."""


def confidence(
    score: float | None, findings: Sequence[Finding], source: str, hypothesis: str, calibration: Calibration | None
) -> Confidence:
    """Return how far a translation can be trusted.

    A segment with an error or a warning is never `likely right`, whatever its probability: chrF hardly feels a
    number that changed, a reader does. An empty hypothesis of a source that is not blank is always `likely wrong`.
    Without a calibration or without a score, the value is `None` and the word the findings' own: an error is `likely
    wrong`, a warning is `check`, and the rest is `nothing found`.
    """
    severities = {finding.severity for finding in findings}
    if source.strip() and not hypothesis.strip():
        return Confidence(None if calibration is None else 0.0, "likely wrong")
    if calibration is None or score is None or not source.strip():
        return Confidence(
            None, "likely wrong" if "error" in severities else "check" if "warning" in severities else "nothing found"
        )
    values = zip(_weights(calibration), features(score, findings, source), strict=True)
    value = round(_logistic(calibration.intercept + sum(weight * feature for weight, feature in values)), 3)
    if value < WRONG:
        return Confidence(value, "likely wrong")
    return Confidence(value, "likely right" if value >= RIGHT and severities <= {"info"} else "check")


def features(score: float, findings: Sequence[Finding], source: str) -> tuple[float, float, float, float]:
    """Return what a calibration weighs, in the order of `Weights`; the source is not blank."""
    severities = {finding.severity for finding in findings}
    length = math.log(len(source.strip()))
    return score, length, float("error" in severities), float("warning" in severities)


def calibration_of(model: LocalModel) -> Calibration | None:
    """Return the calibration beside the model's folder of weights, `None` if there is none or it is another model's.

    Raises:
        DataError: there is one, and it is not one of ours.
    """
    path = model.path.parent / NAME
    if not (path.parent / "mt.json").is_file():
        return None  # a folder of the user's own; what is called so beside it is none of ours
    try:
        found = Calibration.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}: mend it or remove it") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        raise DataError(f"{path}: {key}: {first['msg'].lower()}: make it again with scripts/calibrate.py") from error
    if found.digest == model.digest:
        return found
    logger.warning("%s: is of another model than %s: confidence rests on the checks alone", path, model.name)
    return None


def _weights(calibration: Calibration) -> tuple[float, float, float, float]:
    weights = calibration.weights
    return weights.score, weights.log_source_length, weights.errors, weights.warnings


def _logistic(log_odds: float) -> float:
    """Return a probability; the exponent is never positive, so that nothing overflows."""
    if log_odds < 0:
        return 1 - _logistic(-log_odds)
    return 1 / (1 + math.exp(-log_odds))
