"""The town as files: OSM XML, and tables as a bureau sends them or in plain form."""

import json
import math
from xml.sax.saxutils import quoteattr

import plan
import services

# An invented place; the position is that of fields near 117.2, 31.8. South-west corner, degrees.
CORNER = (117.2, 31.8)
NOTE = ("Synthetic: this town is invented. Streets, names, people and facilities stand for no "
        "real place. 虚构数据：本镇及其街道、名称、人口、设施均为虚构。")
GENERATOR = "Scripts/make-demo-town (synthetic data, 虚构数据)"
DATE = "2026-01-01T00:00:00Z"
MARK = "虚构"

# WGS 84
A, F = 6378137.0, 1 / 298.257223563
E2 = F * (2 - F)


def degrees(point):
    """Longitude and latitude of a position on the plan: a plane that touches the middle of the
    town, true to length to 0.02 % within it."""
    middle = math.radians(CORNER[1] + 0.0113)
    w = math.sqrt(1 - E2 * math.sin(middle) ** 2)
    per_east = math.degrees(1 / (A / w * math.cos(middle)))
    per_north = math.degrees(1 / (A * (1 - E2) / w**3))
    return CORNER[0] + point[0] * per_east, CORNER[1] + point[1] * per_north


def gcj02(longitude, latitude):
    """The shifted coordinates that maps in China use, from WGS 84; the formula in common use."""
    x, y = longitude - 105, latitude - 35
    sine = math.sin

    def waves(*terms):
        return sum(size * sine(rate * math.pi) for size, rate in terms) * 2 / 3

    common = waves((20, 6 * x), (20, 2 * x))
    north = (-100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x)) + common
             + waves((20, y), (40, y / 3), (160, y / 12), (320, y / 30)))
    east = (300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x)) + common
            + waves((20, x), (40, x / 3), (150, x / 12), (300, x / 30)))
    a, e2 = 6378245.0, 0.00669342162296594323  # Krassowsky 1940
    phi = math.radians(latitude)
    w2 = 1 - e2 * sine(phi) ** 2
    north = math.degrees(north / (a * (1 - e2) / (w2 * math.sqrt(w2))))
    east = math.degrees(east / (a / math.sqrt(w2) * math.cos(phi)))
    return longitude + east, latitude + north


class OSMFile:
    def __init__(self):
        self.nodes, self.ways, self.relations = [], [], []
        self.street_nodes = {}

    def node(self, point, tags=None):
        longitude, latitude = degrees(point)
        identifier = len(self.nodes) + 1
        self.nodes.append(element(
            "node", identifier, tags, f' lat="{latitude:.7f}" lon="{longitude:.7f}"'))
        return identifier

    def street_node(self, point):
        """The same node for all streets that have this point."""
        if point not in self.street_nodes:
            self.street_nodes[point] = self.node(point, plan.NODE_TAGS.get(point))
        return self.street_nodes[point]

    def way(self, nodes, tags=None):
        identifier = len(self.ways) + 1
        references = "".join(f'<nd ref="{node}"/>' for node in nodes)
        self.ways.append(element("way", identifier, tags, f' timestamp="{DATE}"', references))
        return identifier

    def area(self, points, tags=None):
        nodes = [self.node(point) for point in points]
        return self.way(nodes + nodes[:1], tags)

    def relation(self, members, tags):
        members = "".join(
            f'<member type="way" ref="{way}" role="{role}"/>' for way, role in members)
        identifier = len(self.relations) + 1
        self.relations.append(
            element("relation", identifier, tags, f' timestamp="{DATE}"', members))

    def text(self):
        west, south = degrees((0, 0))
        east, north = degrees((plan.WIDTH, plan.HEIGHT))
        return "\n".join([
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<osm version="0.6" generator={quoteattr(GENERATOR)}>',
            f"<note>{NOTE}</note>",
            f'<bounds minlat="{south:.7f}" minlon="{west:.7f}" maxlat="{north:.7f}" '
            f'maxlon="{east:.7f}"/>',
            *self.nodes, *self.ways, *self.relations, "</osm>", ""])


def element(kind, identifier, tags, attributes="", content=""):
    content += "".join(
        f"<tag k={quoteattr(key)} v={quoteattr(value)}/>" for key, value in (tags or {}).items())
    head = f'<{kind} id="{identifier}" version="1"{attributes}'
    return f"{head}>{content}</{kind}>" if content else f"{head}/>"


def corners(box):
    west, south, east, north = box
    return [(west, south), (east, south), (east, north), (west, north)]


def osm(town):
    file = OSMFile()
    for street in town.streets:
        nodes = [file.street_node(point) for point in street.line]
        # Ids that the file has no node for: the street goes on where the data does not.
        nodes += [900_000 + 10 * len(file.ways) + step for step in range(street.missing)]
        file.way(nodes, street.tags)
    add_background(file)
    for name, *box, tags in plan.BUILDINGS:
        file.area(corners(box), {"name": name, **tags})
    facilities = {facility[0]: facility for facility in plan.FACILITIES}
    for identifier, tags in plan.MAPPED_FACILITIES:
        _, name, _, east, north = facilities[identifier]
        tags = {"name": name, **tags}
        if "building" in tags:
            file.area(corners((east - 12, north - 9, east + 12, north + 9)), tags)
        else:
            file.node((east, north), tags)
    for household in town.households:
        if household.building:
            file.area(corners(household.building.box), household.building.tags)
    return file.text()


def add_background(file):
    name, middle, half = plan.RIVER
    banks = [(east, north + half) for east, north in middle]
    banks += [(east, north - half) for east, north in reversed(middle)]
    file.area(banks, {"natural": "water", "water": "river", "name": name})
    file.way([file.node(point) for point in middle], {"waterway": "river", "name": name})
    name, box = plan.PARK
    file.area(corners(box), {"leisure": "park", "name": name})
    name, outer, inner = plan.SQUARE
    members = [(file.area(corners(outer)), "outer"), (file.area(corners(inner)), "inner")]
    file.relation(members, {"type": "multipolygon", "highway": "pedestrian", "area": "yes",
                            "name": name})
    file.node((plan.WIDTH / 2, plan.HEIGHT / 2), {"place": "town", "name": plan.NAME,
                                                  "note": NOTE})


def table(rows, end="\n"):
    return "".join(",".join(map(str, row)) + end for row in rows)


def place(point, system=None, decimals=7):
    if point is None:
        return ["", ""]
    position = degrees(point)
    if system:
        position = system(*position)
    return [f"{value:.{decimals}f}" for value in position]


def bureau_households(town):
    """GB18030, CRLF, GCJ-02 to six decimals."""
    rows = [["编号", "社区", "地址", "经度", "纬度", "户数", "人口", "老年人口", "数据性质"]]
    for home in town.households:
        community = plan.COMMUNITIES[home.identifier[:4]]
        rows.append([home.identifier, community, home.address, *place(home.middle, gcj02, 6),
                     home.homes, home.people, home.elderly, MARK])
    return table(rows, "\r\n").encode("gb18030")


def bureau_facilities(without=None):
    rows = [["编号", "名称", "类别", "经度", "纬度", "数据性质"]]
    for identifier, name, categories, east, north in plan.FACILITIES:
        if without not in categories:
            rows.append([identifier, name, ";".join(plan.CATEGORIES[c] for c in categories),
                         *place((east, north), gcj02, 6), MARK])
    return table(rows, "\r\n").encode("gb18030")


def plain_households(town):
    rows = [["id", "lon", "lat", "weight", "elderly"]]
    rows += [[home.identifier, *place(home.middle), home.people, home.elderly]
             for home in town.households]
    return table(rows).encode()


def plain_facilities(without=None):
    rows = [["id", "name", "category", "lon", "lat"]]
    rows += [[identifier, name, ";".join(categories), *place((east, north))]
             for identifier, name, categories, east, north in plan.FACILITIES
             if without not in categories]
    return table(rows).encode()


def bureau_services():
    """The facilities of facilities.csv and those of which only standards speak."""
    rows = [["编号", "名称", "类别", "经度", "纬度", *services.SERVICE_COLUMNS, "数据性质"]]
    blank = [""] * len(services.SERVICE_COLUMNS)
    for identifier, name, categories, east, north in plan.FACILITIES:
        rows.append([identifier, name, ";".join(plan.CATEGORIES[c] for c in categories),
                     *place((east, north), gcj02, 6), *blank, MARK])
    for identifier, name, category, east, north, figures in services.SERVICES:
        rows.append([identifier, name, services.CATEGORIES[category],
                     *place((east, north), gcj02, 6),
                     *(figures.get(column, "") for column in services.SERVICE_COLUMNS), MARK])
    return table(rows, "\r\n").encode("gb18030")


def bureau_communities():
    """A polygon a community, without a member `crs`, as offices export them."""
    lines = []
    for identifier, name, outline in services.COMMUNITIES:
        ring = [[float(text) for text in place(point, gcj02, 6)]
                for point in outline + outline[:1]]
        lines.append(json.dumps({
            "type": "Feature", "properties": {"编号": identifier, "名称": name, "数据性质": MARK},
            "geometry": {"type": "Polygon", "coordinates": [ring]}}, ensure_ascii=False))
    text = ",\n".join(lines)
    return f'{{"type": "FeatureCollection", "features": [\n{text}\n]}}\n'.encode()


def bureau_figures(columns, rows):
    return table([columns, *rows], "\r\n").encode("gb18030")


def all_files(town):
    """Names and bytes of what Data/Samples/demo-town holds, but for what is written by hand."""
    return {
        "town.osm": osm(town).encode(),
        "households.csv": bureau_households(town),
        "facilities.csv": bureau_facilities(),
        "facilities-without-elderly.csv": bureau_facilities(without="elderly_station"),
        "services.csv": bureau_services(),
        "communities.geojson": bureau_communities(),
        "communities.csv": bureau_figures(services.FIGURE_COLUMNS, services.FIGURES),
        "indicators.csv": bureau_figures(["指标", "数值", "社区"], services.INDICATORS),
    }


def plain_tables(town):
    """The same tables in UTF-8, on WGS 84, with the program's own names."""
    return {
        "households.csv": plain_households(town),
        "facilities.csv": plain_facilities(),
        "facilities-without-elderly.csv": plain_facilities(without="elderly_station"),
    }
