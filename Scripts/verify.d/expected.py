"""Compares a results folder with what an independent program found: CITY EXPECTED RESULTS.

Places exactly and in order; times within 0.05 s; verdicts and reasons exactly but where a time is
that near a limit, or near what parts a detour from a place too far; names of facilities but where
both programs have the same time. How often one of these exceptions was needed is printed.
"""

import json
import sys
from pathlib import Path

from checks import Checks, differences, read_table
from pyproj import Geod

TOLERANCE = 0.05 + 1e-9


def seconds(text):
    return float(text) if text else None


def near(one, other):
    return one is not None and other is not None and abs(one - other) <= TOLERANCE


class Verdicts:
    """Compares households.csv with the expected verdicts."""

    def __init__(self, facilities, speed, detour_factor):
        self.geod = Geod(ellps="WGS84")
        self.facilities = facilities
        self.speed = speed  # m/s
        self.detour_factor = detour_factor
        self.faults = {"times": [], "verdicts and reasons": [], "nearest facilities": []}
        self.exceptions = dict.fromkeys(self.faults, 0)

    def compare(self, columns, found, expected):
        for ours, theirs in zip(found, expected):
            for column in columns:
                if ours[column] != theirs[column]:
                    self.judge(column, ours, theirs)

    def judge(self, column, ours, theirs):
        if column.endswith("_seconds"):
            kind, allowed = "times", near(seconds(ours[column]), seconds(theirs[column]))
        elif column.endswith("_facility"):
            category = column.removesuffix("_facility")
            time = f"{category}_seconds"
            kind = "nearest facilities"
            allowed = near(seconds(ours[time]), seconds(theirs[time])) and any(
                row["id"] == ours[column] for row in self.members(category)
            )
        else:
            kind, allowed = "verdicts and reasons", self.is_on_the_edge(column, ours, theirs)
        if allowed:
            self.exceptions[kind] += 1
        else:
            self.faults[kind].append(
                f"{theirs['id']} {column}: {ours[column]!r}, expected {theirs[column]!r}"
            )

    def is_on_the_edge(self, column, ours, theirs):
        category, minutes = column.removesuffix("_reason").rsplit("_", 1)
        limit = float(minutes) * 60
        for row in (ours, theirs):
            time = seconds(row[f"{category}_seconds"])
            if near(time, limit) or near(seconds(row["open_end_seconds"]), limit):
                return True
        if {ours[column], theirs[column]} != {"detour", "tooFar"}:
            return False
        time = seconds(theirs[f"{category}_seconds"])
        return near(time, self.detour_factor * self.straight_line(theirs, category) / self.speed)

    def members(self, category):
        return [row for row in self.facilities if category in row["category"].split(";")]

    def straight_line(self, household, category):
        lon, lat = float(household["lon"]), float(household["lat"])
        members = self.members(category)
        lengths = self.geod.inv(
            [lon] * len(members),
            [lat] * len(members),
            [float(row["lon"]) for row in members],
            [float(row["lat"]) for row in members],
        )[2]
        return min(lengths, default=float("inf"))


def facility_rows(results):
    layer = json.loads((results / "facilities.geojson").read_text(encoding="utf-8"))
    for feature in layer["features"]:
        lon, lat = feature["geometry"]["coordinates"]
        properties = feature["properties"]
        yield (
            properties["id"], f"{lon:.7f}", f"{lat:.7f}", ";".join(properties["categories"]),
        )


def check_places(checks, table, results, found):
    """Households and facilities, exactly and in order, and the households that are set aside."""
    outside = [row["id"] for row in table("outside")[1]]
    set_aside = set(outside)
    households = [row for row in table("households")[1] if row["id"] not in set_aside]
    checks.check(
        "households taken from the file",
        differences([places(row) for row in found], [places(row) for row in households]),
        f"{len(found)}",
    )
    facilities = table("facilities")[1]
    checks.check(
        "facilities taken from the file",
        differences(list(facility_rows(results)), [tuple(row.values()) for row in facilities]),
        f"{len(facilities)}",
    )
    rejected = [
        row["id"] for row in read_table(results / "rejected.csv")[1]
        if row["reason"] == "outsideDataArea"
    ]
    checks.check("households set aside", differences(rejected, outside), f"{len(outside)}")


def places(row):
    return [row[name] for name in ("id", "lon", "lat")]


def check_verdicts(checks, table, results, found):
    summary = json.loads((results / "summary.json").read_text(encoding="utf-8"))
    comparison = Verdicts(
        table("facilities")[1], summary["profile"]["speed_kmh"] / 3.6,
        summary["parameters"]["detour_factor"])
    columns, verdicts = table("verdicts")
    comparison.compare(columns, found, verdicts)
    compared = [row["id"] for row in found] == [row["id"] for row in verdicts]
    for kind, faults in comparison.faults.items():
        exceptions = comparison.exceptions[kind]
        word = "within 0.05 s" if kind == "times" else "differ within the rule"
        checks.check(
            kind, faults if compared else ["the households are not the same"],
            f"{exceptions} {word}" if exceptions else "all equal",
        )


def main(city, expected, results):
    results = Path(results)
    checks = Checks(city)

    def table(name):
        return read_table(Path(expected) / f"{city}-{name}.csv") or ([], [])

    _, found = read_table(results / "households.csv")
    check_places(checks, table, results, found)
    check_verdicts(checks, table, results, found)
    checks.exit()


if __name__ == "__main__":
    main(*sys.argv[1:])
