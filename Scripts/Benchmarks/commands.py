"""What is measured: a line a command, and the targets that it is held to.

`{osm}`, `{lcn}`, `{results}`, `{origins}`, `{tiles}`, `{lon}`, `{lat}` belong to the city of a command:
the one given, Porto, or a generated one. Commands that lifecircle does not know are left out.
"""

from dataclasses import dataclass

BUILT = r"read and built in (\d+\.\d+) s"
READ = r"seconds (\d+\.\d+)"


@dataclass(frozen=True)
class Line:
    id: str
    label: str
    line: str
    own: str = None  # finds the seconds in its output that count in place of the process's
    city: str = "given"


GROUPS = {
    "reading": [
        Line("network", "lifecircle: OSM file to network in memory",
             "lifecircle network {osm} --verbose", BUILT),
        Line("libosmium-one", "libosmium, one pass", "{read-streets} one {osm}", READ),
        Line("libosmium-two", "libosmium, two passes", "{read-streets} two {osm}", READ),
    ],
    "verdicts": [
        Line("analyze", "lifecircle analyze, without isochrones",
             "lifecircle analyze {osm} --no-isochrones --output {scratch}/out"),
        Line("analyze-fast", "lifecircle analyze, isochrones at fast",
             "lifecircle analyze {osm} --quality fast --output {scratch}/out"),
        Line("analyze-published", "lifecircle analyze, isochrones at published",
             "lifecircle analyze {osm} --quality published --output {scratch}/out"),
        Line("analyze-lcn", "lifecircle analyze, without isochrones, from the city file",
             "lifecircle analyze {lcn} --no-isochrones --output {scratch}/out"),
        Line("vectorized", "pyosmium, shapely, numpy, scipy: verdicts only",
             "{python} {peers}/vectorized/verdicts.py {osm}"),
        Line("pandana", "pyrosm, pandana: verdicts only, places given",
             "{python} {peers}/with_pandana.py {osm} {results}"),
    ],
    "one isochrone": [
        Line("isochrone", "lifecircle isochrone, fast, from the city file",
             "lifecircle isochrone {lcn} --at {lon},{lat} --minutes 10,15 --quality fast"
             " --output {scratch}/one.geojson"),
        Line("valhalla", "Valhalla's own program on its tiles",
             "{valhalla} {tiles}/valhalla.json isochrone {request}"),
    ],
    "1,000 isochrones": [
        Line(f"{quality}-{city}", f"lifecircle isochrone, {quality}, 2 threads, {place}",
             "lifecircle isochrone {lcn} --origins {origins} --minutes 10,15"
             f" --quality {quality} --threads 2 --output {{scratch}}/many.geojson", None, city)
        for city, place in (("given", "{city}"), ("porto", "Porto"))
        for quality in ("fast", "published")
    ] + [
        Line(f"valhalla-{city}", f"Valhalla, 2 processes, {place}",
             "{python} {peers}/with_valhalla.py isochrones {tiles} {origins} 2 {scratch}/many",
             None, city)
        for city, place in (("given", "{city}"), ("porto", "Porto"))
    ],
    "threads": [
        Line(f"{name}-{threads}", f"{label}, {threads} thread{'s' * (threads - 1)}",
             f"{line} --threads {threads} --verbose", None, city)
        for name, label, line, city in (
            ("read", "lifecircle network, 3,000,000 segments",
             "lifecircle network {osm}", "city-3000000"),
            ("judge", "lifecircle analyze, 300,000 segments",
             "lifecircle analyze {osm} --no-isochrones --output {scratch}/out", "city-300000"),
            ("draw", "lifecircle isochrone, published, 1,000 origins, {city}",
             "lifecircle isochrone {lcn} --origins {origins} --minutes 10,15 --quality published"
             " --output {scratch}/many.geojson", "given"))
        for threads in (1, 2)
    ],
}

SIZES = (5_000, 50_000, 300_000, 1_000_000, 3_000_000)  # segments
SCALING = {
    "network": "lifecircle network {osm} --verbose",
    "city file": "lifecircle network {osm} --output {scratch}/city.lcn --verbose",
    "analyze": "lifecircle analyze {osm} --no-isochrones --output {scratch}/out --verbose",
}


@dataclass(frozen=True)
class Target:
    """`of` beside the fastest of `beside`. A bound `least` asks how many times as fast (or as
    little) `of` is; `most` asks how many times as long (or as much) it takes."""
    text: str
    group: str
    of: str
    beside: tuple
    least: float = None
    most: float = None
    what: str = "seconds"  # or own, megabytes, or the beginnings of names of stages


TARGETS = [
    Target("OSM file to network in memory, beside a bare loop over libosmium, the faster of one "
           "and two passes: time", "reading", "network", ("libosmium-one", "libosmium-two"),
           most=1.5, what="own"),
    Target("analyze without isochrones beside the pyosmium program: speed", "verdicts", "analyze",
           ("vectorized",), least=8),
    Target("the same: memory", "verdicts", "analyze", ("vectorized",), most=0.5, what="megabytes"),
    Target("analyze with isochrones at fast beside the pyosmium program: speed", "verdicts",
           "analyze-fast", ("vectorized",), least=4),
    Target("analyze from the city file beside the OSM file: time", "verdicts", "analyze-lcn",
           ("analyze",), most=0.35),
    Target("one isochrone from start to exit beside Valhalla: speed", "one isochrone", "isochrone",
           ("valhalla",), least=5),
    Target("1,000 isochrones at fast beside Valhalla, {city}: speed", "1,000 isochrones",
           "fast-given", ("valhalla-given",), least=3),
    Target("1,000 isochrones at fast beside Valhalla, Porto: speed", "1,000 isochrones",
           "fast-porto", ("valhalla-porto",), least=1),
    Target("1,000 isochrones at published beside Valhalla, {city}: speed", "1,000 isochrones",
           "published-given", ("valhalla-given",), least=1),
    Target("two threads beside one, reading a file of 30 MB or more: speed", "threads", "read-2",
           ("read-1",), least=1.7, what="reading"),
    Target("two threads beside one, joins: speed", "threads", "judge-2", ("judge-1",), least=1.7,
           what="joining"),
    Target("two threads beside one, searches: speed", "threads", "judge-2", ("judge-1",),
           least=1.7, what="searching|finding"),
    Target("two threads beside one, drawing: speed", "threads", "draw-2", ("draw-1",), least=1.7,
           what="drawing"),
]
LARGEST_CITY_FILE_MEGABYTES = 1500  # writing the city file of 3 million segments
