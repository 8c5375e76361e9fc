"""Every error raised on purpose.

MTError
├── ConfigError    wrong usage or settings: nothing has run            exit 2
├── DataError      a file is wrong, missing or cannot be written       exit 1
├── EngineError    a model would not load or decode                    exit 1
└── ModelMissing   a model is not on this machine                      exit 4
"""


class MTError(Exception):
    """One line that a user can act on. Carries its message alone, so it survives a pickle."""

    exit_code = 1


class ConfigError(MTError):
    """Wrong usage or settings; raised before any work."""

    exit_code = 2


class DataError(MTError):
    """A file is wrong; the message names it, the line where there is one, and the mend."""


class EngineError(MTError):
    """A model would not load or decode."""


class ModelMissing(MTError):  # noqa: N818 - it names a state that a user can mend, not a fault
    """A model is not on this machine; the message names the command that gets it."""

    exit_code = 4
