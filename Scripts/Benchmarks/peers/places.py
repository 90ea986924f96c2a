"""The places of a results folder, which other programs are asked about too."""

import csv
import json
from pathlib import Path


def households(results):
    """Ids, longitudes, latitudes."""
    with open(Path(results) / "households.csv", encoding="utf-8", newline="") as file:
        rows = [(row["id"], float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)]
    return zip(*rows)


def facilities(results):
    """Longitude, latitude and categories of each."""
    with open(Path(results) / "facilities.geojson", encoding="utf-8") as file:
        for feature in json.load(file)["features"]:
            yield *feature["geometry"]["coordinates"], feature["properties"]["categories"]


def write_seconds(path, ids, seconds):
    """A table of seconds by category; infinity, where a place was not reached, is left empty."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", *(f"{category}_seconds" for category in seconds)])
        for name, *row in zip(ids, *seconds.values()):
            writer.writerow([name, *(f"{x:.2f}" if x < float("inf") else "" for x in row)])
