"""Where a text holds addresses: URLs, e-mail, handles, hashtags, file names."""

from __future__ import annotations

import re

_SUFFIX = "com|org|net|gov|edu|info|int|mil|biz|co|io|me|tv|ly|eu|uk|us|eg|sa|ae|jo|lb|sy|iq|ma|tn|dz|qa|kw|ps|fr|de|ru"
_FILE = "pdf|docx?|xlsx?|pptx?|csv|json|xml|html?|txt|zip|png|jpe?g|gif|mp[34]|py|js|exe|apk|ya?ml|md|sh|ini|cfg|log"
_ADDRESS = re.compile(
    r"(?:https?|ftp)://[!-~]+"
    r"|www\.[!-~]+"
    r"|[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    rf"|(?<![\w@.])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:{_SUFFIX})\b(?:/[!-~]*)?"
    rf"|(?<![\w@.])[\w-]+(?:[./\\][\w-]+)*\.(?:{_FILE})\b"
    r"|(?<![\w@])@[A-Za-z0-9_]{2,}"
    r"|(?<![\w#&])#[A-Za-z][A-Za-z0-9_]+",
    re.ASCII,
)
_HINT = re.compile(r"[@#]|://|www\.|\.[A-Za-z]")
"""What every address holds: most texts have none, and are not searched further."""
_TRAILING = ".,;:!?)]}»\"'>"


def addresses(text: str) -> list[tuple[int, int]]:
    """Return the spans of URLs, e-mail addresses, handles, hashtags and file names in `text`."""
    if _HINT.search(text) is None:
        return []
    return [(match.start(), match.start() + len(match[0].rstrip(_TRAILING))) for match in _ADDRESS.finditer(text)]
