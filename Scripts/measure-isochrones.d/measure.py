"""Measures drawn areas against exact times: [FILE] [--write].

For each city, origins are drawn from its households by a seed. The exact set of an origin is what
`lifecircle times` says of every household (and of random points of the plane); the drawing is what
`lifecircle isochrone` writes, asked by shapely. The border of an area belongs to it.
"""

import argparse
import csv
import json
import platform
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy
import shapely
from earth import meters_a_degree
from machine import processor
from pages import fill, percent, table
from question import MINUTES
from repository import ROOT, SAMPLES, WORK, city_name

PROGRAM = ROOT / ".build/release/lifecircle"
FOLDER = WORK / "isochrones"
METHODS = ROOT / "Documentation/Methods.md"
PROFILES = ("planning", "adult", "elderly")
SHORTER = (2, 5)  # limits of which no share is promised: a table of their own
QUALITIES = ("fast", "published")
KINDS = ("households", "points")
SEED = 13
ORIGINS_OF_FILE, ORIGINS_OF_SAMPLE = 200, 50
POINTS_AN_ORIGIN = 100
POINTS_WITHIN = 1_200.0  # m east, west, north and south of an origin: as far as any profile walks
EDGES = (0, 1, 2, 5, 10, 20, 50)  # meters from the boundary


def run(*arguments):
    """What the program writes to standard output; it must not fail."""
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"error: lifecircle {' '.join(map(str, arguments))}\n{done.stderr}")
    return done.stdout


class Points:
    """Places with ids, in a table that the program reads."""

    def __init__(self, path, ids, places):
        self.path, self.ids = path, ids
        self.places = numpy.array(places, dtype=float).reshape(-1, 2)
        self.position = {id: number for number, id in enumerate(ids)}
        with open(path, "w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(["id", "lon", "lat"])
            for id, (east, north) in zip(ids, self.places):
                table.writerow([id, f"{east:.7f}", f"{north:.7f}"])

    def seconds_to(self, origins, osm, profile):
        """By id of an origin: the positions of the points that reach it, and their seconds."""
        target = FOLDER / "times.csv"
        run("times", osm, "--profile", profile, "--origins", self.path, "--destinations",
            origins.path, "--within", max(MINUTES), "--output", target, "--overwrite", "--quiet")
        found = {id: ([], []) for id in origins.ids}
        with open(target, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                numbers, seconds = found[row["destination"]]
                numbers.append(self.position[row["origin"]])
                seconds.append(float(row["seconds"]))
        return {id: (numpy.array(numbers, dtype=int), numpy.array(seconds, dtype=float))
                for id, (numbers, seconds) in found.items()}


class City:
    def __init__(self, name, osm, count):
        self.name, self.osm = name, osm
        folder = FOLDER / name.lower()
        run("analyze", osm, "--no-isochrones", "--output", folder, "--overwrite", "--quiet")
        with open(folder / "households.csv", encoding="utf-8", newline="") as file:
            rows = [(row["id"], (float(row["lon"]), float(row["lat"])))
                    for row in csv.DictReader(file)]
        generator = random.Random(SEED)
        self.households = Points(FOLDER / "households.csv", *zip(*rows))
        self.origins = Points(
            FOLDER / "origins.csv", *zip(*generator.sample(rows, min(count, len(rows)))))
        self.plane = self.random_points(generator)

    def random_points(self, generator):
        """In squares round the origins, inside the data area."""
        box = json.loads(run("network", self.osm, "--json", "--quiet"))["data_area"]["box"]
        places = []
        for east, north in self.origins.places:
            width, height = (POINTS_WITHIN / meters for meters in meters_a_degree(north))
            for _ in range(POINTS_AN_ORIGIN):
                place = (round(generator.uniform(east - width, east + width), 7),
                         round(generator.uniform(north - height, north + height), 7))
                if box is None or (box[0] <= place[0] <= box[2] and box[1] <= place[1] <= box[3]):
                    places.append(place)
        return Points(FOLDER / "points.csv", [f"p{n}" for n in range(len(places))], places)

    def areas(self, profile, quality):
        """(id of the origin, minutes, polygons); origins without an area are left out."""
        layer = FOLDER / "areas.geojson"
        run("isochrone", self.osm, "--profile", profile, "--origins", self.origins.path,
            "--minutes", ",".join(map(str, SHORTER + MINUTES)), "--quality", quality, "--direction", "to",
            "--output", layer, "--overwrite", "--quiet")
        with open(layer, encoding="utf-8") as file:
            for feature in json.load(file)["features"]:
                if feature["geometry"]:
                    area = shapely.from_geojson(json.dumps(feature["geometry"]))
                    yield feature["properties"]["id"], feature["properties"]["minutes"], area


class Tally:
    """Points in the exact set, those wrongly out of the drawing, those wrongly in it; by distance
    from the boundary (the position of its bin) all points and the wrong ones."""

    def __init__(self):
        self.exact = self.out = self.into = 0
        self.near, self.wrong = Counter(), Counter()

    def add(self, points, area, exact):
        """`exact` are the positions of the points in the exact set."""
        is_exact = numpy.zeros(len(points.ids), dtype=bool)
        is_exact[exact] = True
        is_drawn = shapely.intersects_xy(area, points.places[:, 0], points.places[:, 1])
        self.exact += int(is_exact.sum())
        self.out += int((is_exact & ~is_drawn).sum())
        self.into += int((~is_exact & is_drawn).sum())
        self.add_distances(points.places, area, is_exact != is_drawn)

    def add_distances(self, places, area, is_wrong):
        west, south, east, north = area.bounds
        scale = numpy.array(meters_a_degree(south))
        margin = numpy.array([EDGES[-1], EDGES[-1]]) / scale
        is_near = is_wrong | (
            (places >= (west, south) - margin) & (places <= (east, north) + margin)).all(axis=1)
        coordinates, rings = shapely.get_coordinates(
            shapely.get_rings(shapely.get_parts(area)), return_index=True)
        coordinates = coordinates * scale
        sides = numpy.stack([coordinates[:-1], coordinates[1:]], axis=1)[rings[:-1] == rings[1:]]
        tree = shapely.STRtree(shapely.linestrings(sides))
        (numbers, _), distances = tree.query_nearest(
            shapely.points(places[is_near] * scale), return_distance=True, all_matches=False)
        bins = numpy.searchsorted(EDGES, distances, side="right") - 1
        self.near.update(bins.tolist())
        self.wrong.update(bins[is_wrong[is_near][numbers]].tolist())

    def add_all(self, other):
        self.exact += other.exact
        self.out += other.out
        self.into += other.into
        self.near += other.near
        self.wrong += other.wrong


def measure(city):
    """Tallies by (profile, minutes, quality, kind of points)."""
    tallies = {}
    for profile in PROFILES:
        kinds = dict(zip(KINDS, (city.households, city.plane)))
        exact = {kind: points.seconds_to(city.origins, city.osm, profile)
                 for kind, points in kinds.items()}
        for quality in QUALITIES:
            for id, minutes, area in city.areas(profile, quality):
                shapely.prepare(area)
                for kind, points in kinds.items():
                    numbers, seconds = exact[kind][id]
                    tally = tallies.setdefault((profile, minutes, quality, kind), Tally())
                    tally.add(points, area, numbers[seconds <= minutes * 60])
        print(f"{city.name}, {profile}: measured", file=sys.stderr)
    return tallies


def share(part, whole):
    return percent(part, whole, decimals=3)


def error_table(cities, limits, sums):
    """By city; then summed over all of them."""
    rows = []
    for name, tallies in [*cities.items(), ("**all**", sums)]:
        for profile in PROFILES:
            for minutes in limits:
                row = [name, profile, minutes]
                for kind in KINDS:
                    found = [tallies[profile, minutes, quality, kind] for quality in QUALITIES]
                    row.append(f"{found[0].exact:,}")
                    row += [f"{share(one.out, one.exact)} / {share(one.into, one.exact)}"
                            for one in found]
                rows.append(row)
    header = ["city", "profile", "min"]
    for kind in KINDS:
        header += [f"{kind} inside", *(f"`{quality}`, out / in" for quality in QUALITIES)]
    return table(header, rows, left=2)


def summed(tallies_of_cities):
    sums = {}
    for tallies in tallies_of_cities:
        for key, tally in tallies.items():
            sums.setdefault(key, Tally()).add_all(tally)
    return sums


def distance_table(cities):
    sums = {}
    for tallies in cities.values():
        for (_, minutes, quality, kind), tally in tallies.items():
            if minutes not in MINUTES:
                continue
            sums.setdefault((kind, quality), Tally()).add_all(tally)
    columns = [(kind, quality) for kind in KINDS for quality in QUALITIES]
    rows = []
    for number, low in enumerate(EDGES):
        label = f"{low}–{EDGES[number + 1]} m" if low != EDGES[-1] else f"above {low} m"
        row = [label]
        for column in columns:
            wrong, near = sums[column].wrong[number], sums[column].near[number]
            row.append(f"{share(wrong, near)} ({wrong:,} of {near:,})")
        rows.append(row)
    return table(
        ["from the boundary", *(f"{kind}, `{quality}`" for kind, quality in columns)], rows, left=1)


def versions():
    return (f"lifecircle {run('--version').strip()}; {processor()}; Python "
            f"{platform.python_version()}, shapely {shapely.__version__} with GEOS "
            f"{shapely.geos_version_string}, numpy {numpy.__version__}.")


def main():
    parser = argparse.ArgumentParser(prog="Scripts/measure-isochrones", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE")
    parser.add_argument("--write", action="store_true", help="into Documentation/Methods.md")
    options = parser.parse_args()
    if options.write and not options.file:
        parser.error("--write needs FILE")
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = [(city_name(options.file), options.file, ORIGINS_OF_FILE)] if options.file else []
    wanted += [(name, path, ORIGINS_OF_SAMPLE) for name, path in SAMPLES.items()]
    cities = {name: measure(City(name, path, count)) for name, path, count in wanted}
    blocks = {"versions": versions(), "errors": error_table(cities, MINUTES, summed(cities.values())),
              "shorter": error_table({}, SHORTER, summed(cities.values())),
              "distances": distance_table(cities)}
    if options.write:
        fill(METHODS, "measure-isochrones", blocks)
    else:
        print("\n\n".join(blocks.values()))


if __name__ == "__main__":
    main()
