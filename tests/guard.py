"""What keeps every test on this machine."""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class NetworkUsedError(AssertionError):
    """A test asked for something outside this machine."""


def only_here(method: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a socket's method that takes an address: any but a loopback one fails."""

    def guarded(self: socket.socket, *arguments: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_loopback(arguments[-1][0]):
            raise NetworkUsedError(f"a test tried to reach {arguments[-1]}")
        return method(self, *arguments)

    return guarded


def only_our_name(method: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a look-up of names: any but this machine's own fails."""

    def guarded(host: Any, *arguments: Any, **options: Any) -> Any:
        if host is not None and not _is_loopback(host):
            raise NetworkUsedError(f"a test looked up {host}")
        return method(host, *arguments, **options)

    return guarded


def _is_loopback(host: Any) -> bool:
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name in ("", "localhost", socket.gethostname()):
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False
