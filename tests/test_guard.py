import socket

import pytest
from guard import NetworkUsedError


@pytest.mark.parametrize("address", [("8.8.8.8", 53), ("example.org", 80), ("2001:4860:4860::8888", 53)])
def test_a_test_cannot_reach_another_machine(address):
    """Whatever asks for the network in a test fails at once, also on a machine that has one."""
    with pytest.raises(NetworkUsedError):
        socket.create_connection(address, timeout=1)


def test_a_test_can_reach_its_own_machine():
    """A server on the loopback address is not the network."""
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()
