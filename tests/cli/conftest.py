"""What every test of a command needs."""

import logging

import pytest


@pytest.fixture(autouse=True)
def _logging_as_it_was():
    """A command sets logging up for its process; here several share one."""
    logger = logging.getLogger("mt")
    before = logger.handlers, logger.propagate, logger.level
    yield
    logger.handlers, logger.propagate = before[:2]
    logger.setLevel(before[2])
