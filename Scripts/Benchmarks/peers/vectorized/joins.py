"""Where points step onto the streets.

shapely's tree, in Mercator, finds the nearest segment of each long part and then what lies within
its distance and 10 m; the local plane of the point decides.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from scipy.spatial import cKDTree

from .network import A, E2, radii
from .rule import JOIN_SLACK, MAX_JOIN, SMALL_PART


@dataclass
class Joins:
    """Sorted by point."""
    point: np.ndarray
    segment: np.ndarray
    leg: np.ndarray  # m
    fraction: np.ndarray  # of the segment

    def of(self, first, last):
        low, high = np.searchsorted(self.point, (first, last))
        return Joins(self.point[low:high] - first, self.segment[low:high], self.leg[low:high],
                     self.fraction[low:high])


def mercator(x, y):
    sine, e = np.sin(np.radians(y / 1e7)), np.sqrt(E2)
    return A * np.radians(x / 1e7), A * (np.arctanh(sine) - e * np.arctanh(e * sine))


class Joiner:
    def __init__(self, network, x, y):
        self.network, self.x, self.y = network, x, y
        self.east, self.north = radii(y.astype(float))
        self.scale = np.radians(1e-7) * A / self.east  # Mercator units a meter at the point
        self.mx, self.my = mercator(x, y)
        self.points = shapely.points(self.mx, self.my)
        self.segments = np.flatnonzero(network.used & network.joinable)
        u, v = network.u[self.segments], network.v[self.segments]
        self.start = np.stack(mercator(network.x[u], network.y[u]), 1)
        self.end = np.stack(mercator(network.x[v], network.y[v]), 1)
        self.lines = shapely.linestrings(np.stack([self.start, self.end], 1))
        # How far a line straight in degrees may lie from one straight in Mercator.
        longest = network.length[self.segments].max(initial=0)
        slope = np.tan(np.radians(np.abs(y).max(initial=0) / 1e7))
        self.tolerance = 0.02 + 2 * longest**2 / 8 / A * slope

    def exact(self, p, s):
        """Fraction and distance (mm) of the nearest point of segments `s` to points `p`."""
        network, east, north = self.network, self.east[p], self.north[p]
        u, v = network.u[s], network.v[s]
        x0, y0 = (network.x[u] - self.x[p]) * east, (network.y[u] - self.y[p]) * north
        dx = (network.x[v] - network.x[u]) * east
        dy = (network.y[v] - network.y[u]) * north
        square = dx * dx + dy * dy
        fraction = np.clip(-(x0 * dx + y0 * dy) / np.where(square > 0, square, 1), 0, 1)
        return fraction, np.rint(np.hypot(x0 + fraction * dx, y0 + fraction * dy) * 1000)

    def near(self, tree, which, points, meters):
        """Pairs of points and segments with overlapping boxes."""
        radius = meters * self.scale[points] * 1.0005
        mx, my = self.mx[points], self.my[points]
        at, found = tree.query(shapely.box(mx - radius, my - radius, mx + radius, my + radius))
        return points[at], self.segments[which[found]]

    def to_part(self, which, points):
        """All joins of points to the segments `which` of one part."""
        tree, tolerance = shapely.STRtree(self.lines[which]), self.tolerance
        farthest = float((self.scale[points] * (MAX_JOIN + tolerance)).max())
        at, found = tree.query_nearest(
            self.points[points], max_distance=farthest, all_matches=False)
        p = points[at]
        distance = self.exact(p, self.segments[which[found]])[1] / 1000
        close = distance <= MAX_JOIN + tolerance
        p, distance = p[close], distance[close]
        p, s = self.near(
            tree, which, p, np.minimum(distance + JOIN_SLACK, MAX_JOIN) + 2 * tolerance)
        fraction, distance = self.exact(p, s)
        nearest = np.full(len(self.x), np.inf)
        np.minimum.at(nearest, p, distance)
        keep = (distance <= MAX_JOIN * 1000) & (distance <= nearest[p] + JOIN_SLACK * 1000)
        return p[keep], s[keep], fraction[keep], distance[keep]

    def to_small_parts(self, points):
        """Joins to the longest of the small parts near; `points` have no long part near."""
        length, part = self.network.part_length, self.network.part
        which = np.flatnonzero(length[part[self.segments]] < SMALL_PART)
        tree = shapely.STRtree(self.lines[which])
        p, s = self.near(tree, which, points, MAX_JOIN + self.tolerance)
        fraction, distance = self.exact(p, s)
        longest = np.zeros(len(self.x))
        near = distance <= MAX_JOIN * 1000
        np.maximum.at(longest, p[near], length[part[s[near]]])
        keep = near & (length[part[s]] == longest[p])
        p, s, fraction, distance = p[keep], s[keep], fraction[keep], distance[keep]
        _, pair = np.unique(p * len(length) + part[s], return_inverse=True)
        nearest = np.full(len(p), np.inf)
        np.minimum.at(nearest, pair, distance)
        keep = distance <= nearest[pair] + JOIN_SLACK * 1000
        return p[keep], s[keep], fraction[keep], distance[keep]

    def all(self):
        length, part = self.network.part_length, self.network.part[self.segments]
        order = np.argsort(part, kind="stable")
        first = np.searchsorted(part[order], np.arange(len(length) + 1))
        reach = (MAX_JOIN + self.tolerance) * self.scale * 1.001
        low, high = np.minimum(self.start, self.end), np.maximum(self.start, self.end)
        found, lonely = [], np.ones(len(self.x), bool)
        for number in np.flatnonzero(length >= SMALL_PART):
            which = order[first[number]:first[number + 1]]
            if not len(which):
                continue
            (west, south), (east, north) = low[which].min(0), high[which].max(0)
            points = np.flatnonzero(
                (self.mx > west - reach) & (self.mx < east + reach)
                & (self.my > south - reach) & (self.my < north + reach))
            if len(points):
                found.append(self.to_part(which, points))
                lonely[found[-1][0]] = False
        found.append(self.to_small_parts(np.flatnonzero(lonely)))
        p, s, fraction, distance = map(np.concatenate, zip(*found))
        order = np.argsort(p, kind="stable")
        return Joins(p[order], s[order], distance[order] / 1000, fraction[order])

    def departing(self, variant):
        """Joins as other programs make them, where the variant says so."""
        joins = self.to_nearest_nodes() if variant.nearest_node else self.all()
        if variant.nearest_street:
            order = np.lexsort((joins.leg, joins.point))
            first = order[np.flatnonzero(np.diff(joins.point[order], prepend=-1))]
            joins = Joins(joins.point[first], joins.segment[first], joins.leg[first],
                          joins.fraction[first])
        if variant.free_leg:
            joins.leg[:] = 0
        return joins

    def to_nearest_nodes(self):
        network = self.network
        used = np.flatnonzero(network.used)
        ends = np.concatenate([network.u[used], network.v[used]])
        vertices, at = np.unique(ends, return_index=True)
        east, north = self.east.mean(), self.north.mean()
        tree = cKDTree(np.stack([network.x[vertices] * east, network.y[vertices] * north], 1))
        leg, vertex = tree.query(np.stack([self.x * east, self.y * north], 1))
        nearest = at[vertex]
        return Joins(np.arange(len(self.x)), used[nearest % len(used)], leg,
                     (nearest >= len(used)).astype(float))
