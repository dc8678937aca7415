"""Spherical Lambert conformal conic of the theatre (parallels 46 and 56 N, origin 50 N 36 E)."""

from __future__ import annotations

from math import atan, atan2, copysign, cos, degrees, exp, hypot, log, pi, radians, sin, tan

EARTH_KM = 6371.0
_FIRST, _SECOND, _LAT, _LON = (radians(v) for v in (46.0, 56.0, 50.0, 36.0))


def _cone(lat: float) -> float:
    return tan(pi / 4 + lat / 2)


_N = log(cos(_FIRST) / cos(_SECOND)) / log(_cone(_SECOND) / _cone(_FIRST))
_F = EARTH_KM * cos(_FIRST) * _cone(_FIRST) ** _N / _N
_RHO = _F / _cone(_LAT) ** _N


def project(lat: float, lon: float) -> tuple[float, float]:
    """Degrees to kilometres east and north of the origin."""
    rho = _F / _cone(radians(lat)) ** _N
    theta = _N * (radians(lon) - _LON)
    return rho * sin(theta), _RHO - rho * cos(theta)


def unproject(x: float, y: float) -> tuple[float, float]:
    """Kilometres to latitude and longitude in degrees; the inverse of ``project``."""
    rho = copysign(hypot(x, _RHO - y), _N)
    theta = atan2(x, _RHO - y)
    lat = 2 * atan(exp(log(_F / rho) / _N)) - pi / 2
    return degrees(lat), degrees(_LON + theta / _N)
