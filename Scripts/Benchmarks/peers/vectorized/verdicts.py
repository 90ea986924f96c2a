#!/usr/bin/env python3
"""A peer of `lifecircle analyze`: the same joins, times and verdicts, in vectorized Python.

    verdicts.py OSM_FILE [--output FILE.csv] [--VARIANT …]

pyosmium reads, shapely's tree finds streets near points, numpy judges them, scipy searches. It
knows the rule's defaults only: profile planning, 10 and 15 minutes, places from the file, data
area from the header. Without --output it only counts, which is what the benchmark times.
"""

import argparse
import csv
from dataclasses import fields

import numpy as np
from joins import Joiner
from network import A, E2, GEOD, Network
from reading import read
from rule import CATEGORIES, MINUTES, SPEED, Variant
from scipy.spatial import cKDTree
from search import Search


def in_space(places, which):
    """Points of the ellipsoid in meters."""
    longitude, latitude = np.radians(places.x[which] / 1e7), np.radians(places.y[which] / 1e7)
    radius = A / np.sqrt(1 - E2 * np.sin(latitude) ** 2)
    return np.stack([radius * np.cos(latitude) * np.cos(longitude),
                     radius * np.cos(latitude) * np.sin(longitude),
                     radius * (1 - E2) * np.sin(latitude)], 1)


def straight_lines(homes, which, facilities, of_category):
    """Meters from some homes to the nearest of the facilities: the geodesic to the two nearest."""
    meters = np.full(len(homes.x), np.inf)
    count = min(2, len(of_category))
    if len(which) and count:
        tree = cKDTree(in_space(facilities, of_category))
        near = of_category[tree.query(in_space(homes, which), k=count)[1].reshape(-1, count)]
        for column in near.T:
            distance = GEOD.inv(homes.x[which] / 1e7, homes.y[which] / 1e7,
                                facilities.x[column] / 1e7, facilities.y[column] / 1e7)[2]
            meters[which] = np.minimum(meters[which], distance)
    return meters


def judge(limit, seconds, open_end, straight, any_joined, joined):
    """A verdict or the reason of `notCovered` for each home."""
    reach = round(limit * SPEED * 1000)
    with np.errstate(invalid="ignore"):
        near = np.rint(straight * 1000) <= reach
        detour = near & (seconds > np.round(1.5 * straight / SPEED, 2))
    return np.select(
        [seconds <= limit, open_end <= limit, np.full(len(seconds), not any_joined), ~joined,
         np.isinf(seconds) & np.isinf(open_end), detour],
        ["covered", "unknown", "noFacility", "offNetwork", "notConnected", "detour"], "tooFar")


def run(path, variant):
    data = read(path, variant)
    network = Network(data.streets, data.box, variant)
    homes, facilities = data.homes, data.facilities
    inside = network.inside(homes.x, homes.y)
    homes.ids = [name for name, kept in zip(homes.ids, inside) if kept]
    homes.x, homes.y = homes.x[inside], homes.y[inside]
    count, total = len(homes.x), len(homes.x) + len(facilities.x)

    joiner = Joiner(network, np.concatenate([homes.x, facilities.x]),
                    np.concatenate([homes.y, facilities.y]))
    joins = joiner.departing(variant)
    home_joins, facility_joins = joins.of(0, count), joins.of(count, total)
    home_joined, facility_joined = np.zeros(count, bool), np.zeros(len(facilities.x), bool)
    home_joined[home_joins.point] = True
    facility_joined[facility_joins.point] = True

    search = Search(network, home_joins, facility_joins, len(facilities.x))
    open_end = search.to_open_ends(count)
    columns = {}
    for number, category in enumerate(CATEGORIES):
        of_category = np.flatnonzero(facilities.categories[number])
        any_joined = facility_joined[of_category].any()
        seconds = search.to_facilities(of_category[facility_joined[of_category]], count)
        undecided = np.flatnonzero(
            (seconds > 60 * MINUTES[0]) & (open_end > 60 * MINUTES[0]) & home_joined)
        straight = straight_lines(homes, undecided, facilities, of_category)
        columns[f"{category}_seconds"] = seconds
        for minutes in MINUTES:
            columns[f"{category}_{minutes}"] = judge(
                60 * minutes, seconds, open_end, straight, any_joined, home_joined)
    columns["open_end_seconds"] = open_end
    return network, homes, columns


def write(path, homes, columns):
    """The columns of households.csv; what is neither covered nor unknown is a reason."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        header, cells = ["id", "lon", "lat"], [
            homes.ids, [f"{x / 1e7:.7f}" for x in homes.x], [f"{y / 1e7:.7f}" for y in homes.y]]
        for name, column in columns.items():
            header.append(name)
            if name.endswith("_seconds"):
                cells.append([f"{x:.2f}" if np.isfinite(x) else "" for x in column])
            else:
                verdicts = ("covered", "unknown")
                cells.append([x if x in verdicts else "notCovered" for x in column])
                header.append(f"{name}_reason")
                cells.append(["" if x in verdicts else x for x in column])
        writer.writerow(header)
        writer.writerows(zip(*cells))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--output")
    for field in fields(Variant):
        parser.add_argument("--" + field.name.replace("_", "-"), action="store_true")
    options = parser.parse_args()
    variant = Variant(**{field.name: getattr(options, field.name) for field in fields(Variant)})
    network, homes, columns = run(options.file, variant)
    print(f"segments {network.used.sum()}, households {len(homes.ids)}")
    for name, column in columns.items():
        if not name.endswith("_seconds"):
            counts = zip(*np.unique(column, return_counts=True))
            print(name, ", ".join(f"{verdict} {count}" for verdict, count in counts))
    if options.output:
        write(options.output, homes, columns)


if __name__ == "__main__":
    main()
