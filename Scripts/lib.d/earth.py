"""Meters and degrees, where a map or a bound is drawn and nothing is judged."""

import math


def meters_a_degree(latitude):
    """To the east and to the north, on a sphere: wrong by up to 0.6 %."""
    north = 111_320.0
    return north * math.cos(math.radians(latitude)), north
