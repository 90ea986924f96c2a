"""Least times, by scipy's Dijkstra.

A walk is a restricted stretch, an open one, a restricted one. So a vertex at restricted streets
stands three times in the graph: before, on and after the open stretch. Facilities are vertices,
open ends share one; arcs are reversed, and one search serves all facilities of a category.
"""

import numpy as np
from question import SPEED
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra


class Search:
    def __init__(self, network, homes, facilities, facility_count):
        self.network, self.homes, self.facilities = network, homes, facilities
        self.lay_out(facility_count)
        arcs = [*self.street_arcs(), *self.facility_arcs(), *self.open_end_arcs()]
        start, end, cost = map(np.concatenate, zip(*arcs))
        count = self.open_end + 1
        order = np.argsort(end, kind="stable")
        first = np.searchsorted(end[order], np.arange(count + 1)).astype(np.int32)
        self.graph = csr_array(
            (cost[order], start[order].astype(np.int32), first), shape=(count, count))
        self.prepare_homes()
        self.prepare_same_segment()

    def lay_out(self, facility_count):
        network = self.network
        count = len(network.x)
        inner = network.gate.copy()
        segments = network.used & network.restricted
        inner[network.u[segments]] = True
        inner[network.v[segments]] = True
        self.inner = np.flatnonzero(inner)
        self.before, self.after = np.full(count, -1), np.full(count, -1)
        self.before[self.inner] = count + np.arange(len(self.inner))
        self.after[self.inner] = count + len(self.inner) + np.arange(len(self.inner))
        self.first_facility = count + 2 * len(self.inner)
        self.open_end = self.first_facility + facility_count

    def street_arcs(self):
        network, before, after = self.network, self.before, self.after
        free = self.inner[~network.gate[self.inner]]
        yield before[free], free, np.zeros(len(free))
        yield self.inner, after[self.inner], np.zeros(len(self.inner))
        for start, end, allowed in ((network.u, network.v, network.forward),
                                    (network.v, network.u, network.backward)):
            s = np.flatnonzero(network.used & allowed & network.restricted)
            yield before[start[s]], before[end[s]], network.seconds[s]
            yield after[start[s]], after[end[s]], network.seconds[s]
            s = np.flatnonzero(network.used & allowed & ~network.restricted)
            gate = network.gate[start[s]]
            yield np.where(gate, before[start[s]], start[s]), end[s], network.seconds[s]

    def facility_arcs(self):
        network, joins = self.network, self.facilities
        s, facility = joins.segment, self.first_facility + joins.point
        for end, along, allowed in (
                (network.u[s], joins.fraction, network.forward[s]),
                (network.v[s], 1 - joins.fraction, network.backward[s])):
            here = along == 0
            cost = joins.leg / SPEED + along * network.seconds[s]
            for vertex, fits in (
                    (self.before[end], self.before[end] >= 0),
                    (end, ~network.gate[end] & ~network.restricted[s]),
                    (self.after[end], (network.restricted[s] | here) & (self.after[end] >= 0))):
                which = np.flatnonzero(fits & (allowed | here))
                yield vertex[which], facility[which], cost[which]

    def open_end_arcs(self):
        ends = np.flatnonzero(self.network.open_end)
        for vertices in (ends, self.before[ends], self.after[ends]):
            vertices = vertices[vertices >= 0]
            yield vertices, np.full(len(vertices), self.open_end), np.zeros(len(vertices))

    def prepare_homes(self):
        """Vertices where walks from each home join begin, and what it costs to get there."""
        network, joins = self.network, self.homes
        s, fraction, leg = joins.segment, joins.fraction, joins.leg / SPEED
        self.starts = []
        for end, along, allowed in ((network.u[s], fraction, network.backward[s]),
                                    (network.v[s], 1 - fraction, network.forward[s])):
            vertex = np.where(network.restricted[s], self.before[end], end)
            cost = np.where(allowed | (along == 0), leg + along * network.seconds[s], np.inf)
            here = np.flatnonzero((along == 0) & (self.before[end] >= 0))
            self.starts.append((vertex, cost, here, self.before[end[here]], leg[here]))
        self.firsts = np.flatnonzero(np.diff(joins.point, prepend=-1))

    def prepare_same_segment(self):
        """Walks along one segment that both ends join."""
        network, homes, facilities = self.network, self.homes, self.facilities
        order = np.argsort(facilities.segment, kind="stable")
        sorted_segments = facilities.segment[order]
        low = np.searchsorted(sorted_segments, homes.segment)
        count = np.searchsorted(sorted_segments, homes.segment, "right") - low
        home = np.repeat(np.arange(len(count)), count)
        rank = np.arange(len(home)) - np.repeat(np.cumsum(count) - count, count)
        facility = order[np.repeat(low, count) + rank]
        s = homes.segment[home]
        along = facilities.fraction[facility] - homes.fraction[home]
        allowed = (along == 0) | np.where(along > 0, network.forward[s], network.backward[s])
        home, facility, s, along = (column[allowed] for column in (home, facility, s, along))
        self.same_home, self.same_facility = homes.point[home], facilities.point[facility]
        self.same_seconds = ((homes.leg[home] + facilities.leg[facility]) / SPEED
                             + np.abs(along) * network.seconds[s])

    def to_facilities(self, facilities, count):
        """Seconds of each of `count` homes to the nearest of some facilities."""
        seconds = self.to_vertices(self.first_facility + facilities, count)
        direct = np.isin(self.same_facility, facilities)
        np.minimum.at(seconds, self.same_home[direct], self.same_seconds[direct])
        return np.round(seconds, 2)

    def to_open_ends(self, count):
        return np.round(self.to_vertices(np.array([self.open_end]), count), 2)

    def to_vertices(self, targets, count):
        seconds = np.full(count, np.inf)
        if not len(targets) or not len(self.firsts):
            return seconds
        distance = dijkstra(self.graph, indices=targets, min_only=True)
        best = np.full(len(self.homes.point), np.inf)
        for vertex, cost, here, before, leg in self.starts:
            best = np.minimum(best, cost + distance[vertex])
            best[here] = np.minimum(best[here], leg + distance[before])
        seconds[self.homes.point[self.firsts]] = np.minimum.reduceat(best, self.firsts)
        return seconds
