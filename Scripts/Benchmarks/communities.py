"""Judges a grid of communities by all standards, beside geopandas' spatial join of the same points.

    .build-verify/venv/bin/python Scripts/Benchmarks/communities.py CITY [--binary FILE]
        [--communities N] [--households N] [--rounds N]

Households stand within 30 m of the streets of CITY, an OSM file; the communities are squares. In each
round the program runs once, without areas, and geopandas joins once what it has in memory already:
neither reading nor writing is counted for it. Of the program all stages that --verbose tells are
printed, and its counted work.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib.d"))

import geopandas  # noqa: E402
import numpy  # noqa: E402
import shapely  # noqa: E402
from measuring import run  # noqa: E402
from repository import ROOT  # noqa: E402

SEED = 20260101
JITTER = 30 / 111e3  # degrees, some 30 m
JOIN = "geopandas: spatial join alone"
WHOLE = "lifecircle: the whole run"


def parse():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("city", type=Path)
    parser.add_argument("--binary", type=Path, default=ROOT / ".build/release/lifecircle")
    parser.add_argument("--communities", type=int, default=1000)
    parser.add_argument("--households", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


def households(binary, city, count, folder):
    """Points near corners of streets."""
    streets = folder / "streets.geojson"
    subprocess.run([binary, "network", city, "--output", streets, "--quiet"], check=True,
                   stdout=subprocess.DEVNULL)
    corners = geopandas.read_file(streets).get_coordinates().to_numpy()
    chance = numpy.random.default_rng(SEED)
    points = corners[chance.integers(len(corners), size=count)]
    points = (points + chance.uniform(-JITTER, JITTER, points.shape)).round(7)
    persons = chance.integers(1, 200, count)
    elders = (persons * chance.uniform(0.05, 0.4, count)).astype(int)
    with (folder / "households.csv").open("w", encoding="utf-8") as file:
        file.write("id,lon,lat,weight,population,elderly_60\n")
        for row, ((lon, lat), people, old) in enumerate(zip(points, persons, elders), 1):
            file.write(f"{row},{lon:.7f},{lat:.7f},1,{people},{old}\n")
    return points


def communities(points, count, folder):
    """A grid over the points, with some of the figures that standards ask for."""
    rows = max(1, round(count ** 0.5))
    columns = -(-count // rows)
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    easts, norths = numpy.linspace(west, east, columns + 1), numpy.linspace(south, north, rows + 1)
    boxes, features = [], []
    for position in range(count):
        column, row = position % columns, position // columns
        box = shapely.box(easts[column], norths[row], easts[column + 1], norths[row + 1])
        boxes.append(box)
        figures = {
            "id": f"c{position + 1}", "population": 5000 + position, "households": 2000 + position,
            "elderly_60": 1000 + position, "estate": ("new", "existing")[position % 2],
            "setting": "urban", "street": f"s{position % 40}"}
        features.append(
            {"type": "Feature", "properties": figures, "geometry": shapely.geometry.mapping(box)})
    (folder / "communities.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return boxes


def standards(binary):
    text = subprocess.run([binary, "standards", "list"], check=True, capture_output=True,
                          text=True).stdout
    return [line.split()[0] for line in text.splitlines()[1:]]


def measure(options, folder):
    points = households(options.binary, options.city, options.households, folder)
    boxes = communities(points, options.communities, folder)
    left = geopandas.GeoDataFrame(geometry=shapely.points(points), crs="EPSG:4326")
    right = geopandas.GeoDataFrame(geometry=boxes, crs="EPSG:4326")
    command = [
        options.binary, "analyze", options.city, "--households", folder / "households.csv",
        "--communities", folder / "communities.geojson", "--denominators", "population,elderly_60",
        "--output", folder / "results", "--overwrite", "--no-isochrones", "--verbose"]
    names = standards(options.binary)
    command += [word for name in names for word in ("--standard", name)]
    seconds = {}

    def take(what, took):
        seconds.setdefault(what, []).append(took)

    for number in range(options.rounds + 1):  # the first warms up and is not kept
        start = time.perf_counter()
        joined = len(geopandas.sjoin(left, right, predicate="within"))
        took = time.perf_counter() - start
        found = run(command)
        if number == 0:
            continue
        take(JOIN, took)
        take(WHOLE, found["seconds"])
        for stage, stage_took in found["stages"].items():
            take(f"  {stage}", stage_took)
    return names, joined, seconds


def main():
    options = parse()
    options.binary = options.binary.resolve()
    with tempfile.TemporaryDirectory() as folder:
        names, joined, seconds = measure(options, Path(folder))
        answers = sum(1 for _ in (Path(folder) / "results/scorecard.csv").open("rb")) - 1
    print(f"{options.communities:,} communities, {options.households:,} households ({joined:,} "
          f"pairs joined), {len(names)} standards, {answers:,} answers, "
          f"{os.cpu_count()} processors")
    for what, taken in seconds.items():
        print(f"{statistics.median(taken):9.3f} s  {what}")


if __name__ == "__main__":
    main()
