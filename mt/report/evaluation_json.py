"""An evaluation as JSON: everything, as evaluation.schema.json says; the other forms can be made from it again."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from mt.errors import DataError
from mt.scores import Report

if TYPE_CHECKING:
    from pathlib import Path


def evaluation_to_json(report: Report) -> str:
    """Return the whole record as JSON, the same bytes for the same report."""
    return json.dumps(asdict(report), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def evaluation_from_json(text: str, name: str) -> Report:
    """Return the report that `evaluation_to_json` wrote; `name` is said when it is something else.

    Raises:
        DataError: it is not JSON, or not a report of this schema.
    """
    try:
        return TypeAdapter(Report).validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise DataError(f"{name}: not a report of mt evaluate: {place}: {first['msg']}") from error


def evaluation_schema() -> dict[str, Any]:
    """Return the contract, a JSON schema of draft 2020-12."""
    schema: dict[str, Any] = json.loads(files(__package__).joinpath("evaluation.schema.json").read_text("utf-8"))
    return schema


def read_report(path: Path) -> Report:
    """Return the report in a file.

    Raises:
        DataError: it cannot be read, or is no report.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}: name what mt evaluate --report wrote") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8: name what mt evaluate --report wrote") from error
    return evaluation_from_json(text, str(path))


def scores_to_json(report: Report) -> str:
    """Return the scores, comparisons and gates as one JSON object on a line, for a program."""
    made: dict[str, Any] = {
        "test_set": report.test_set,
        "segments": len(report.segments),
        "baseline": report.systems[0].name,
        "scores": [
            {
                "system": score.system,
                "metric": score.metric,
                "value": score.value,
                "interval": score.interval,
                "signature": score.signature,
                "segments": score.segments,
            }
            for score in report.scores
        ],
        "comparisons": [asdict(comparison) for comparison in report.comparisons],
        "gates": [asdict(gate) for gate in report.gates],
    }
    return json.dumps(made, ensure_ascii=False, allow_nan=False) + "\n"
