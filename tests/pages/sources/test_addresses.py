from __future__ import annotations

import socket

import pytest

from secondsource.errors import FetchError, RefusedError
from secondsource.pages.sources.addresses import addresses_of, is_public


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",  # noqa: S104  # the address is only judged
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.31.255.255",
        "192.168.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::7f00:1",
        "::ffff:0:127.0.0.1",
        "::ffff:0:10.0.0.1",
        "100::1",
        "5f00::1",
        "4000::1",
        "2001:2::1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001:0:808:808:0:0:80ff:fffe",
        "2001:db8::1",
        "fc00::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
    ],
)
def test_private_addresses(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "172.32.0.1",
        "100.128.0.1",
        "2606:4700::1111",
        "::ffff:8.8.8.8",
        "::ffff:0:8.8.8.8",
        "64:ff9b::808:808",
    ],
)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


def resolver(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)


def test_only_public_addresses_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    resolver(monkeypatch, "10.0.0.1", "8.8.8.8", "8.8.8.8")
    assert addresses_of("news.example", 80, allow_private=False) == ("8.8.8.8",)
    assert addresses_of("news.example", 80, allow_private=True) == ("10.0.0.1", "8.8.8.8")


def test_a_private_host_is_refused_with_the_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    resolver(monkeypatch, "127.0.0.1")
    with pytest.raises(RefusedError, match=r"news\.example has the address 127\.0\.0\.1.*--allow-private"):
        addresses_of("news.example", 80, allow_private=False)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "[::1]".strip("[]")])
def test_odd_spellings_of_loopback_are_refused(host: str) -> None:
    with pytest.raises((RefusedError, FetchError)):
        addresses_of(host, 80, allow_private=False)


def test_an_unknown_host(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror("Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(FetchError, match=r"news\.example was not found"):
        addresses_of("news.example", 80, allow_private=False)
