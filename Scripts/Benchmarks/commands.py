"""What is measured: groups of commands that run one after the other in every round.

`{osm}`, `{lcn}`, `{results}`, `{origins}`, `{tiles}`, `{lon}`, `{lat}`, `{request}` belong to the
city of a command: the one given, Porto, or a generated one, which has the OSM file only. The other
places are the same for all; `work.py` fills them in.
"""

from dataclasses import dataclass

BUILT = r"read and built in (\d+\.\d+) s"
READ = r"seconds (\d+\.\d+)"
GIVEN, PORTO = "given", "porto"
BOTH = ((GIVEN, "{city}"), (PORTO, "Porto"))

SIZES = (5_000, 50_000, 300_000, 1_000_000, 3_000_000)  # segments of generated cities
MIDDLE, LARGEST = SIZES[2], SIZES[-1]


def generated(size):
    return f"city-{size}"


@dataclass(frozen=True)
class Line:
    """A command, and what tables call it."""
    id: str
    label: str
    words: str
    own: str = None  # finds the seconds in its output that count in place of the process's
    city: str = GIVEN


ANALYZE = "{lifecircle} analyze {osm} --no-isochrones --output {scratch}/out"
ISOCHRONES = ("{lifecircle} isochrone {lcn} --origins {origins} --minutes {minutes}"
              " --output {scratch}/many.geojson")

GROUPS = {
    "reading": [
        Line("network", "lifecircle: OSM file to network in memory",
             "{lifecircle} network {osm} --verbose", BUILT),
    ] + [
        Line(f"libosmium-{passes}-{decoders}", f"libosmium, {label}, {decoders} decoding",
             f"{{read-streets}} {passes} {decoders} {{osm}}", READ)
        for passes, label in (("one", "one pass"), ("two", "two passes")) for decoders in (1, 2)
    ],
    "verdicts": [
        Line("analyze", "lifecircle analyze, without isochrones", ANALYZE),
        Line("analyze-one", "lifecircle analyze, without isochrones, 1 thread",
             f"{ANALYZE} --threads 1"),
        Line("analyze-fast", "lifecircle analyze, isochrones at fast",
             "{lifecircle} analyze {osm} --quality fast --output {scratch}/out"),
        Line("analyze-published", "lifecircle analyze, isochrones at published",
             "{lifecircle} analyze {osm} --quality published --output {scratch}/out"),
        Line("analyze-lcn", "lifecircle analyze, without isochrones, from the city file",
             ANALYZE.replace("{osm}", "{lcn}")),
        Line("vectorized", "pyosmium, shapely, numpy, scipy: verdicts only",
             "{python} {peers}/with_pyosmium.py {osm}"),
        Line("pandana", "pyrosm, pandana: verdicts only, places given",
             "{python} {peers}/with_pandana.py {osm} {results}"),
    ],
    "one isochrone": [
        Line("isochrone", "lifecircle isochrone, fast, from the city file",
             "{lifecircle} isochrone {lcn} --at={lon},{lat} --minutes {minutes} --quality fast"
             " --output {scratch}/one.geojson"),
        Line("valhalla", "Valhalla's own program on its tiles",
             "{valhalla} {tiles}/valhalla.json isochrone {request}"),
    ],
    "1,000 isochrones": [
        Line(f"{quality}-{city}", f"lifecircle isochrone, {quality}, 2 threads, {place}",
             f"{ISOCHRONES} --quality {quality} --threads 2", city=city)
        for city, place in BOTH for quality in ("fast", "published")
    ] + [
        Line(f"valhalla-{city}", f"Valhalla, 2 processes, {place}",
             "{python} {peers}/with_valhalla.py isochrones {tiles} {origins} 2 {scratch}/many",
             city=city)
        for city, place in BOTH
    ],
    "threads": [
        Line(f"{name}-{threads}", name, f"{words} --threads {threads} --verbose", city=city)
        for name, words, city in (
            ("read", "{lifecircle} network {osm}", generated(LARGEST)),
            ("judge", ANALYZE, generated(MIDDLE)),
            ("draw", f"{ISOCHRONES} --quality published", GIVEN))
        for threads in (1, 2)
    ],
    "scaling": [
        Line(f"{name}-{size}", name, words, city=generated(size))
        for size in SIZES
        for name, words in (
            ("network", "{lifecircle} network {osm} --verbose"),
            ("city file", "{lifecircle} network {osm} --output {scratch}/city.lcn --verbose"),
            ("analyze", f"{ANALYZE} --verbose"))
    ],
}
