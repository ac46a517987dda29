"""Points as well-known binary (OGC Simple Features), for GeoParquet and GeoPackage."""

from __future__ import annotations

import struct

_POINT = struct.Struct("<BIdd")


def point_wkb(lon: float, lat: float) -> bytes:
    """A point, little endian.

    >>> len(point_wkb(44.4, 33.34)), point_wkb(0.0, 0.0)[:5]
    (21, b'\\x01\\x01\\x00\\x00\\x00')
    """
    return _POINT.pack(1, 1, lon, lat)
