#!/usr/bin/env python3
"""A peer of `lifecircle isochrone`: Valhalla, by its Python package.

    with_valhalla.py tiles OSM_FILE FOLDER                          builds its tiles
    with_valhalla.py isochrones FOLDER ORIGINS.csv PROCESSES OUTPUT  a file for each process
    with_valhalla.py verdicts FOLDER RESULTS OUTPUT.csv             by areas of the facilities
    with_valhalla.py times FOLDER RESULTS OUTPUT.csv                by its table of times

It walks at the speed of the profile planning, to the places asked for, and is else left as it
comes. RESULTS is a results folder of lifecircle, whose households and facilities it is asked about.
"""

import csv
import json
import multiprocessing
import subprocess
import sys
from pathlib import Path

from earth import meters_a_degree
from places import facilities, households, write_seconds
from question import CATEGORIES, MINUTES, SPEED

# `times` asks about facilities that are so many seconds off as the crow flies. Up to here its least
# time is the least of all.
TIMES_WITHIN = 1.05 * 60 * max(MINUTES)


def walk(**request):
    return json.dumps({
        "costing": "pedestrian",
        "costing_options": {"pedestrian": {"walking_speed": SPEED * 3.6}}, **request})


def isochrone(longitude, latitude):
    """The request for the areas from which a place can be reached within the limits."""
    return walk(locations=[{"lon": longitude, "lat": latitude}], polygons=True, reverse=True,
                contours=[{"time": minutes} for minutes in MINUTES])


def actor(folder):
    from valhalla import Actor
    return Actor(str(Path(folder) / "valhalla.json"))


def program(name):
    """One of the programs that come with the package."""
    import valhalla
    return Path(valhalla.__file__).parent / f"bin/valhalla_{name}"


def configuration(folder):
    import valhalla
    # get_config wants a tar of tiles to be there, and an Actor that its name is; tiles come plain.
    (folder / "none.tar").touch()
    config = valhalla.get_config(tile_extract=str(folder / "none.tar"), tile_dir=str(folder))
    (folder / "none.tar").unlink()
    limits = config["service_limits"]["pedestrian"]
    limits["max_matrix_location_pairs"] = limits["max_locations"] = 100_000
    for name in ("admin", "landmarks", "timezone", "traffic_extract"):
        config["mjolnir"].pop(name, None)
    return config


def tiles(osm, folder):
    folder = Path(folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "valhalla.json").write_text(json.dumps(configuration(folder)))
    # It leaves a file where it runs.
    subprocess.run([program("build_tiles"), "-c", folder / "valhalla.json", Path(osm).resolve()],
                   check=True, capture_output=True, cwd=folder)


def write_part(folder, origins, output):
    valhalla = actor(folder)
    with open(output, "w", encoding="utf-8") as file:
        for longitude, latitude in origins:
            file.write(valhalla.isochrone(isochrone(longitude, latitude)))
            file.write("\n")


def isochrones(folder, origins, processes, output):
    with open(origins, encoding="utf-8", newline="") as file:
        points = [(float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)]
    processes = int(processes)
    parts = [(folder, points[number::processes], f"{output}.{number}")
             for number in range(processes)]
    workers = [multiprocessing.Process(target=write_part, args=part) for part in parts]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if any(worker.exitcode for worker in workers):
        sys.exit("error: a process failed.")


def verdicts(folder, results, output):
    """Covered is who lies in the area of some facility: its limit is written for the time."""
    import numpy
    import shapely
    valhalla = actor(folder)
    ids, longitudes, latitudes = households(results)
    tree = shapely.STRtree(shapely.points(longitudes, latitudes))
    seconds = {category: numpy.full(len(ids), numpy.inf) for category in CATEGORIES}
    for longitude, latitude, categories in facilities(results):
        try:
            answer = json.loads(valhalla.isochrone(isochrone(longitude, latitude)))
        except RuntimeError:  # no street near
            continue
        for feature in answer["features"]:
            area = shapely.make_valid(shapely.from_geojson(json.dumps(feature["geometry"])))
            inside = tree.query(area, predicate="intersects")
            limit = 60 * feature["properties"]["contour"]
            for category in categories:
                column = seconds[category]
                column[inside] = numpy.minimum(column[inside], limit)
    write_seconds(output, ids, seconds)


def times(folder, results, output):
    """Its least time to the facilities that are near enough."""
    import numpy
    valhalla = actor(folder)
    ids, longitudes, latitudes = households(results)
    x, y = numpy.array(longitudes), numpy.array(latitudes)
    seconds = {category: numpy.full(len(ids), numpy.inf) for category in CATEGORIES}
    for longitude, latitude, categories in facilities(results):
        east, north = meters_a_degree(latitude)
        meters = numpy.hypot((x - longitude) * east, (y - latitude) * north)
        near = numpy.flatnonzero(meters <= TIMES_WITHIN * SPEED)
        for some in numpy.array_split(near, len(near) // 500 + 1):
            if not len(some):
                continue
            try:
                found = seconds_to(valhalla, x[some], y[some], longitude, latitude)
            except RuntimeError:  # no street near
                continue
            for category in categories:
                seconds[category][some] = numpy.minimum(seconds[category][some], found)
    write_seconds(output, ids, seconds)


def seconds_to(valhalla, x, y, longitude, latitude):
    """Seconds from some points to a place; infinity where there is no way."""
    answer = json.loads(valhalla.matrix(walk(
        sources=[{"lon": east, "lat": north} for east, north in zip(x.tolist(), y.tolist())],
        targets=[{"lon": longitude, "lat": latitude}])))
    found = (row[0]["time"] for row in answer["sources_to_targets"])
    return [float("inf") if time is None else time for time in found]


if __name__ == "__main__":
    {"tiles": tiles, "isochrones": isochrones, "verdicts": verdicts, "times": times}[sys.argv[1]](
        *sys.argv[2:])
