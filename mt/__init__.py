"""Arabic articles in, faithful English and a summary out, with the evidence beside it."""

__version__ = "0.1.0"
