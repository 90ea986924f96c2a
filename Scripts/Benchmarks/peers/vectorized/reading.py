"""Streets and places of an OSM file, by pyosmium.

Filters, geometries and areas are libosmium's, so Python handles only ways that can be streets,
areas and nodes that can be places, and barriers. Geometries reach shapely as WKB, all at once. One
thing is asked node by node: the ids of the nodes of streets, which pyosmium hands over no other way.
"""

from dataclasses import dataclass

import numpy as np
import osmium
import shapely
from osmium.filter import EntityFilter, KeyFilter
from osmium.osm import AREA, NODE, WAY
from question import CATEGORIES

from .rule import (
    BARRIER_KEY, CLOSED, FACILITY_KEYS, HOME_KEY, OPEN, STREET_KEYS, barrier_class, categories_of,
    directions, is_home, street_class)


@dataclass
class Streets:
    reference: np.ndarray  # of each node of each way, in order: its id,
    x: np.ndarray  # 1e-7 degrees,
    y: np.ndarray
    present: np.ndarray  # whether the file has it,
    way: np.ndarray  # and the number of its way
    restricted: np.ndarray  # of each way
    steps: np.ndarray
    forward: np.ndarray
    backward: np.ndarray
    joinable: np.ndarray
    barrier: dict  # node id to RESTRICTED or CLOSED


@dataclass
class Places:
    ids: list
    x: np.ndarray  # 1e-7 degrees
    y: np.ndarray
    categories: np.ndarray  # of facilities: a row a category


@dataclass
class Data:
    streets: Streets
    homes: Places
    facilities: Places
    box: tuple  # of the header: west, south, east, north in degrees; None if there is none


def read(path, variant):
    streets, areas, points, barrier = StreetReader(variant), AreaReader(), [], {}
    things = processor(path)
    for thing in things:
        if thing.is_area():
            areas.add(thing)
        elif thing.is_way():
            streets.add(thing)
        else:
            tags = thing.tags
            if bits := categories_of(tags):
                points.append((f"n{thing.id}", thing.location.x, thing.location.y, bits))
            if not variant.gates_open and (kind := barrier_class(tags)) != OPEN:
                barrier[thing.id] = kind
    homes, facilities = areas.places(points)
    return Data(streets.streets(barrier), homes, facilities, box(things.header))


def processor(path):
    """What can matter: nodes, ways with locations, and areas."""
    return (
        osmium.FileProcessor(path).with_areas(KeyFilter(HOME_KEY, *FACILITY_KEYS))
        .with_filter(EntityFilter(NODE | WAY | AREA))
        .with_filter(KeyFilter(*FACILITY_KEYS, BARRIER_KEY).enable_for(NODE))
        .with_filter(KeyFilter(*STREET_KEYS).enable_for(WAY))
        .with_filter(KeyFilter(HOME_KEY, *FACILITY_KEYS).enable_for(AREA)))


def box(header):
    found = header.box()
    if not found.valid():
        return None
    low, high = found.bottom_left, found.top_right
    return low.lon, low.lat, high.lon, high.lat


def geometries(shapes):
    """From WKB, which osmium spells in hexadecimal digits, and which GEOS reads slowly so."""
    return shapely.from_wkb([bytes.fromhex(shape) for shape in shapes])


class StreetReader:
    def __init__(self, variant):
        self.variant = variant
        self.factory = osmium.geom.WKBFactory()
        self.lines, self.references, self.counts, self.flags = [], [], [], []
        self.cut = []  # number of the way, ids, coordinates where there are some

    def add(self, way):
        tags = way.tags
        kind = street_class(tags, self.variant)
        if kind == CLOSED:
            return
        nodes = [node.ref for node in way.nodes]
        try:
            self.lines.append(self.factory.create_linestring(way, osmium.geom.use_nodes.ALL))
        except (osmium.InvalidLocationError, RuntimeError):  # of missing nodes, or of one
            self.lines.append(None)
            self.cut.append((len(self.counts), [
                (node.x, node.y) if node.location.valid() else None for node in way.nodes]))
        self.references += nodes
        self.counts.append(len(nodes))
        get = tags.get
        self.flags.append((
            kind != OPEN,
            get("highway") == "steps" and not self.variant.steps_as_streets,
            *directions(tags, self.variant),
            get("tunnel") in (None, "no", "building_passage")
            and get("bridge") in (None, "no") and get("indoor") in (None, "no")))

    def streets(self, barrier):
        counts = np.array(self.counts, int)
        way = np.repeat(np.arange(len(counts)), counts)
        whole = np.array([line is not None for line in self.lines], bool)
        xy = np.zeros((len(way), 2), np.int64)
        present = whole[way]
        lines = geometries(line for line in self.lines if line is not None)
        xy[present] = np.rint(shapely.get_coordinates(lines) * 1e7)
        first = np.cumsum(counts) - counts
        for number, nodes in self.cut:
            for at, node in enumerate(nodes, first[number]):
                if node is not None:
                    xy[at], present[at] = node, True
        flags = np.array(self.flags, bool).reshape(-1, 5).T
        return Streets(np.array(self.references, np.int64), xy[:, 0], xy[:, 1], present, way,
                       *flags, barrier)


class AreaReader:
    def __init__(self):
        self.factory = osmium.geom.WKBFactory()
        self.shapes, self.keys, self.homes, self.bits = [], [], [], []

    def add(self, area):
        tags = area.tags
        home, bits = is_home(tags), categories_of(tags)
        if (home or bits) and area.num_rings()[0] > 0:  # else it cannot be built
            self.shapes.append(self.factory.create_multipolygon(area))
            self.keys.append((0 if area.from_way() else 1, area.orig_id()))
            self.homes.append(home)
            self.bits.append(bits)

    def places(self, points):
        """Homes, and facilities with those of `points` (id, x, y, bits) before them."""
        inside = shapely.point_on_surface(geometries(self.shapes))
        xy = np.rint(shapely.get_coordinates(inside) * 1e7).astype(np.int64).reshape(-1, 2)
        homes = [at for at, home in enumerate(self.homes) if home]
        homes.sort(key=self.keys.__getitem__)  # ways, then relations, each by id
        found = [at for at, bits in enumerate(self.bits) if bits]
        names = [f"{'wr'[kind]}{number}" for kind, number in self.keys]
        bits = np.array([point[3] for point in points] + [self.bits[at] for at in found], int)
        points_xy = np.array([point[1:3] for point in points], np.int64).reshape(-1, 2)
        facilities_xy = np.concatenate([points_xy, xy[found]])
        return (
            Places([names[at] for at in homes], xy[homes, 0], xy[homes, 1], None),
            Places([point[0] for point in points] + [names[at] for at in found],
                   facilities_xy[:, 0], facilities_xy[:, 1],
                   np.stack([bits >> number & 1 == 1 for number in range(len(CATEGORIES))])))
