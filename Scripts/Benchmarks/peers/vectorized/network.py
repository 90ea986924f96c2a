"""Streets as a graph: segments between vertices, parts, pockets, open ends."""

import numpy as np
from pyproj import Geod
from question import SPEED
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from .rule import (
    CLOSED, IMPLAUSIBLE_BOX_FACTOR, BOX_MARGIN_DEGREES, RESTRICTED, STEPS_SPEED)

GEOD = Geod(ellps="WGS84")
A, F = 6378137.0, 1 / 298.257223563
E2 = F * (2 - F)


def radii(y):
    """Meters of 1e-7 degrees to the east and to the north at latitude `y` (1e-7 degrees)."""
    sine = np.sin(np.radians(y / 1e7))
    w = 1 - E2 * sine * sine
    unit = np.radians(1e-7) * A
    return unit / np.sqrt(w) * np.sqrt(1 - sine * sine), unit * (1 - E2) / w**1.5


def components(a, b, count):
    ones = np.ones(len(a), np.int8)
    graph = coo_array((ones, (a, b)), shape=(count, count)).tocsr()
    return connected_components(graph, directed=False)[1]


def barrier_kinds(ids, barrier):
    kind = np.zeros(len(ids), np.int8)
    if barrier:
        for at in np.flatnonzero(np.isin(ids, list(barrier))):
            kind[at] = barrier[int(ids[at])]
    return kind


def missing_neighbors(same, present):
    """Which of the nodes of ways are there, but not one before or after them on the way."""
    missing = np.zeros(len(present), bool)
    missing[:-1] |= same & ~present[1:]
    missing[1:] |= same & ~present[:-1]
    return missing & present


class Network:
    """Vertices `x`, `y`; segments from `u` to `v` with `seconds`. Not for the 180th meridian."""

    def __init__(self, streets, box, variant):
        self.make_segments(streets)
        self.measure()
        self.find_pockets()
        self.cut(box)
        if variant.largest_part:
            self.used &= self.part == np.argmax(self.part_length)

    def make_segments(self, streets):
        """A vertex for each node, but at a closed barrier one for each end of a segment."""
        ids, node = np.unique(streets.reference, return_inverse=True)
        present, way = streets.present, streets.way
        same = way[:-1] == way[1:]
        segment = np.flatnonzero(same & present[:-1] & present[1:] & (node[:-1] != node[1:]))
        kind = barrier_kinds(ids, streets.barrier)
        where = np.concatenate([segment, segment + 1])
        ends = node[where]
        used = np.zeros(len(ids), bool)
        used[ends] = True
        used &= kind != CLOSED
        vertex = np.where(used, np.cumsum(used) - 1, -1)
        end_vertex = vertex[ends]
        closed = np.flatnonzero(end_vertex < 0)
        end_vertex[closed] = used.sum() + np.arange(len(closed))
        position = np.zeros(len(ids), np.int64)
        position[node] = np.arange(len(node))
        place = np.concatenate([position[used], where[closed]])
        self.x, self.y = streets.x[place], streets.y[place]
        self.u, self.v = end_vertex[:len(segment)], end_vertex[len(segment):]
        self.gate = kind[node[place]] == RESTRICTED
        missing = missing_neighbors(same, present)
        self.missing = np.zeros(len(place), bool)
        at = vertex[node[missing]]
        self.missing[at[at >= 0]] = True
        self.missing[end_vertex[closed[missing[where[closed]]]]] = True
        self.take_tags(streets, way[segment])

    def take_tags(self, streets, way):
        """Those of the way of each segment."""
        self.tagged_restricted = streets.restricted[way]
        self.steps = streets.steps[way]
        self.forward, self.backward = streets.forward[way], streets.backward[way]
        self.joinable = streets.joinable[way]

    def measure(self):
        """Lengths by the radii at the middle (wrong by under 1e-9), by the geodesic if long."""
        x0, y0, x1, y1 = self.x[self.u], self.y[self.u], self.x[self.v], self.y[self.v]
        east, north = radii((y0 + y1) / 2)
        length = np.hypot((x1 - x0) * east, (y1 - y0) * north)
        far = length > 300
        length[far] = GEOD.inv(x0[far] / 1e7, y0[far] / 1e7, x1[far] / 1e7, y1[far] / 1e7)[2]
        self.length = length
        self.seconds = length / np.where(self.steps, STEPS_SPEED, SPEED)
        self.part = components(self.u, self.v, len(self.x))[self.u]
        self.part_length = np.bincount(self.part, length)

    def find_pockets(self):
        """Open is only the largest component of open streets in each part, cut at gates."""
        count = len(self.x)
        is_open = np.flatnonzero(~self.tagged_restricted)
        a, b = self.u[is_open].copy(), self.v[is_open].copy()
        for offset, ends in enumerate((a, b)):
            gates = np.flatnonzero(self.gate[ends])
            ends[gates] = count + 2 * gates + offset
        component = components(a, b, count + 2 * len(is_open))[a]
        millimeters = np.rint(np.bincount(component, self.length[is_open]) * 1000)[component]
        part = self.part[is_open]
        largest = np.full(len(self.part_length), -1.0)
        np.maximum.at(largest, part, millimeters)
        self.restricted = np.ones(len(self.u), bool)
        self.restricted[is_open[millimeters == largest[part]]] = False

    def cut(self, box):
        """The data area is the header's box, unless it is implausibly large."""
        self.box = None
        if box and len(self.x):
            west, south, east, north = box
            width, height = (
                np.ptp(column) / 1e7 + 2 * BOX_MARGIN_DEGREES for column in (self.x, self.y))
            if (east - west) * (north - south) <= IMPLAUSIBLE_BOX_FACTOR * width * height:
                self.box = np.rint(np.array(box) * 1e7).astype(np.int64)
        outside = ~self.inside(self.x, self.y)
        self.used = ~(outside[self.u] & outside[self.v])
        live = np.zeros(len(self.x), bool)
        live[self.u[self.used]] = True
        live[self.v[self.used]] = True
        self.open_end = live & (self.missing | outside)

    def inside(self, x, y):
        if self.box is None:
            return np.ones(len(x), bool)
        west, south, east, north = self.box
        return (x >= west) & (x <= east) & (y >= south) & (y <= north)
