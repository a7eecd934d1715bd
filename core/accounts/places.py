"""Where a request comes from: an address, its network, and what the browser says of itself."""

import ipaddress

from allauth.core.internal.httpkit import get_client_ip
from django.http import HttpRequest

LONGEST_BROWSER = 300
_PREFIX = {4: 24, 6: 56}  # what one house or office usually has


def place_of(request: HttpRequest) -> str:
    """Return the address that a request came from, as far as the trusted proxies tell; empty where none is known."""
    return get_client_ip(request) or ""


def network_of(request: HttpRequest) -> str:
    """Return the network of that address; the address itself where it is none that can be read."""
    place = place_of(request)
    try:
        address = ipaddress.ip_address(place)
    except ValueError:
        return place
    return str(ipaddress.ip_network((address, _PREFIX[address.version]), strict=False))


def browser_of(request: HttpRequest) -> str:
    return request.headers.get("User-Agent", "")[:LONGEST_BROWSER].replace("\x00", "")


# The first that is found counts: Edge calls itself Chrome, Chrome calls itself Safari, Android calls itself Linux.
_BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "a Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def browser_in_words(browser: str) -> str:
    """Return "Firefox on Windows" of what a browser says of itself, as far as it can be known."""
    name = next((name for mark, name in _BROWSERS if mark in browser), "A browser")
    system = next((system for mark, system in _SYSTEMS if mark in browser), "")
    return f"{name} on {system}" if system else name
