"""Recomputes what a run says of communities from its other results: CITY RESULTS LAYER RULES.

LAYER is the file of the communities, in any system that it declares; its columns have none of the
figures that standards ask for. RULES is the folder Data. From households.csv, facilities.geojson
and the layer, as pyproj brings it to WGS 84, come every row of communities.csv and the states of
those rules that need no walk, or one to a category that households.csv judges; what is made of the states
of others, circles and the whole, is held to those that the run found.
"""

import json
import sys
from pathlib import Path

import geopandas
import numpy
import pandas
import shapely
import yaml
from checks import Checks, read_table
from pyproj import Geod

# Some 0.1 m: a border runs through points of its system, and coordinates have seven decimals.
BORDER = 1e-6  # degrees
REASONS = ["noFacility", "offNetwork", "notConnected", "detour", "tooFar"]


class Town:
    """Households and facilities with the community of each; -1 where they are in none."""

    def __init__(self, results, layer):
        # `id` stays text, and nothing is taken for missing but what is empty.
        self.households = pandas.read_csv(
            results / "households.csv", dtype={"id": str}, keep_default_na=False, na_values=[""])
        self.facilities = geopandas.read_file(results / "facilities.geojson")
        self.facilities["categories"] = [
            set(feature["properties"]["categories"]) for feature in json.loads(
                (results / "facilities.geojson").read_text(encoding="utf-8"))["features"]]
        areas = geopandas.read_file(layer).to_crs("EPSG:4326").geometry
        self.areas = list(areas)
        self.count = len(self.areas)
        homes = shapely.points(self.households.lon, self.households.lat)
        places = self.facilities.geometry.to_numpy()
        self.homes, self.places = self.memberships(homes), self.memberships(places)
        borders = shapely.STRtree([area.boundary for area in self.areas])
        self.near_border = sum(
            len(set(borders.query(points, predicate="dwithin", distance=BORDER)[0]))
            for points in (homes, places))

    def memberships(self, points):
        """The first in the order of the file whose area holds a point, or has it on its border."""
        found = numpy.full(len(points), -1)
        for area in reversed(range(self.count)):
            polygon = self.areas[area]
            shapely.prepare(polygon)
            found[shapely.covers(polygon, points)] = area
        return found

    def groups(self):
        """Level, id and what is in it, as communities.csv has them."""
        for area in range(self.count):
            yield "community", str(area + 1), self.homes == area, self.places == area
        yield "none", "", self.homes == -1, self.places == -1
        yield "whole", "", self.homes > -2, self.places > -2

    def members(self, categories):
        return numpy.array([bool(own & set(categories)) for own in self.facilities.categories])


def coverage_rows(town, rows):
    """What communities.csv must have, in its order."""
    limits = list(dict.fromkeys((row["category"], row["minutes"]) for row in rows))
    for level, identifier, homes, places in town.groups():
        own = town.households[homes]
        for category, minutes in limits:
            verdicts = own[f"{category}_{minutes}"]
            reasons = own[f"{category}_{minutes}_reason"]
            seconds = numpy.sort(own[f"{category}_seconds"].dropna().to_numpy(dtype=float))
            inside = int((town.members([category]) & places).sum())
            for denominator, amounts in [("households", None), ("weight", own["weight"])]:
                amounts = pandas.Series(1, own.index) if amounts is None else amounts

                def amount(chosen):
                    return float(amounts[chosen].sum())

                total, covered = float(amounts.sum()), amount(verdicts == "covered")
                unknown = amount(verdicts == "unknown")
                by_reason = {reason: amount(reasons == reason) for reason in REASONS}
                yield {
                    "level": level, "id": identifier, "category": category, "minutes": minutes,
                    "denominator": denominator, "total": total, "covered": covered,
                    "notCovered": amount(verdicts == "notCovered"), "unknown": unknown,
                    "gaps": sum(by_reason.values()) - by_reason["offNetwork"], **by_reason,
                    "rate": share(covered, total - unknown), "rate_lowest": share(covered, total),
                    "rate_highest": share(covered + unknown, total), **times(seconds),
                    "facilities_inside": inside,
                }


def share(part, whole):
    return part / whole if whole else None


def times(seconds):
    """Mean, median and the shortest time that nine of ten do not exceed."""
    if len(seconds) == 0:
        return dict.fromkeys(["mean_seconds", "median_seconds", "p90_seconds"])
    return {
        "mean_seconds": float(seconds.mean()), "median_seconds": float(numpy.median(seconds)),
        "p90_seconds": float(seconds[-(-len(seconds) * 9 // 10) - 1])}


def row_faults(rows, expected):
    if len(rows) != len(expected):
        yield f"{len(rows)} rows, expected {len(expected)}"
    for found, row in zip(rows, expected):
        for name, value in row.items():
            text = found[name]
            if isinstance(value, str):
                is_same = text == value
            elif value is None or text == "":
                is_same = value is None and text == ""
            else:
                # Written to two or six decimals.
                decimals = 2 if name.endswith("_seconds") else 6
                is_same = abs(float(text) - value) <= 0.5 * 10**-decimals + 1e-9
            if not is_same:
                question = " ".join(row[key] for key in ("level", "id", "category", "minutes"))
                yield f"{question} {name}: {text!r}, expected {value!r}"


class Judge:
    """The states of rules, where a layer of areas tells nothing of them but their outlines."""

    def __init__(self, town, data, judged):
        self.town, self.judged = town, judged
        self.geod = Geod(ellps="WGS84")
        self.found = {
            category for own in town.facilities.categories for category in own}
        self.complete = set()
        weight = float(town.households.weight.sum())
        for name in ["standards", "default"]:
            for category in load(data / f"Categories/{name}.yaml")["categories"]:
                most = category.get("plausible", {}).get("buildings_per_facility")
                count = int(town.members([category["id"]]).sum())
                if most and count and weight <= most * count:
                    self.complete.add(category["id"])

    def state(self, rule, homes, places):
        """`None` where it cannot be told here."""
        if rule["kind"] == "note":
            return "notApplicable"
        if rule.get("applies"):
            return "noData"  # no figure of any area is known
        judge = getattr(self, rule["kind"], None)
        return judge(rule, homes, places) if judge else None

    def capacity(self, rule, homes, places):
        return "noData"  # of nobody is it known how many live there

    def per_people(self, rule, homes, places):
        return "noData"

    def checklist(self, rule, homes, places):
        return "noData"

    def recorded(self, rule, homes, places):
        return "noData"

    def existence(self, rule, homes, places):
        if "within" in rule:
            return None
        ways = [rule, *rule.get("alternatives", [])]
        states = [self.way(way, places) for way in ways]
        return next((s for s in ("met", "noData") if s in states), "notMet")

    def way(self, way, places):
        sure, most = self.inside(as_list(way["of"]), places, "where" in way)
        return compare(sure, most, way.get("at_least", 1), open_to_all="applies" not in way)

    def inside(self, categories, places, has_conditions):
        """How many places are inside at least and at most: of their sizes nothing is known."""
        count = int((self.town.members(categories) & places).sum())
        is_complete = set(categories) <= self.complete
        return (0 if has_conditions else count), (count if is_complete else None)

    def circle(self, rule, found):
        """`found`: the states of the rules of the same area."""
        parts = [found[part] for part in rule["parts"] if part in found]
        parts = [state for state in parts if state != "notApplicable"]
        if not parts or "notMet" in parts:
            return "notMet" if parts else "notApplicable"
        return "noData" if "noData" in parts else "met"

    def variety(self, rule, homes, places):
        if "within" in rule or "listed" in rule:
            return None
        states = [compare(*self.inside([kind], places, False), 1) for kind in rule["kinds"]]
        sure = states.count("met")
        return compare(sure, sure + states.count("noData"), rule.get("at_least", len(states)))

    def reach(self, rule, homes, places):
        """Shares of households by verdicts of the run, or by straight lines."""
        if rule["denominator"] != "households":
            return "noData"  # no other figure of any household is known
        tiers = rule["reached"]
        categories = {category for tier in tiers for category in as_list(tier["of"])}
        if not categories <= self.found:
            return "noData"
        if not homes.any():
            return "noData"
        covered = numpy.zeros(homes.sum(), dtype=bool)
        unknown = covered.copy()
        for tier in tiers:
            answer = self.tier(tier, homes)
            if answer is None:
                return None
            covered |= answer[0]
            unknown |= answer[1]
        total = len(covered)
        most = (covered | unknown).sum() if categories <= self.complete else total
        return target(rule["target"], covered.sum() / total * 100, most / total * 100)

    def tier(self, tier, homes):
        within, categories = tier["within"], as_list(tier["of"])
        if "straight_meters" in within:
            reached = self.near(categories, within["straight_meters"])[homes]
        elif within.get("profile") == "planning" and set(categories) <= self.judged:
            columns = [f"{c}_{within['minutes']}" for c in categories]
            if not set(columns) <= set(self.town.households.columns):
                return None
            verdicts = self.town.households.loc[homes, columns]
            reached = (verdicts == "covered").any(axis=1).to_numpy()
            open_ended = (verdicts == "unknown").any(axis=1).to_numpy() & ~reached
            return (reached & False, reached | open_ended) if "where" in tier else (
                reached, open_ended)
        else:
            return None
        return (reached & False, reached) if "where" in tier else (reached, reached & False)

    def near(self, categories, meters):
        """Which households have a place of the categories within a geodesic."""
        members = self.town.members(categories)
        lons, lats = self.town.households.lon.to_numpy(), self.town.households.lat.to_numpy()
        near = numpy.zeros(len(lons), dtype=bool)
        for place in self.town.facilities.geometry[members]:
            # A degree of latitude is 110 km or more.
            far = numpy.flatnonzero(~near & (abs(lats - place.y) < meters / 110e3 * 1.01))
            if len(far):
                count = len(far)
                lengths = self.geod.inv(
                    numpy.full(count, place.x), numpy.full(count, place.y), lons[far], lats[far]
                )[2]
                near[far[lengths <= meters]] = True
        return near


def compare(sure, most, needed, open_to_all=True):
    """`most` is `None` where nobody knows of all."""
    if most is not None and most < needed:
        return "notMet"
    return "met" if sure >= needed and open_to_all else "noData"


def target(target, least, most):
    (comparator, bound), = target.items()
    holds = {
        "at_least": lambda value: value >= bound - 1e-9,
        "above": lambda value: value > bound + 1e-9,
    }[comparator]
    return "met" if holds(least) else "noData" if holds(most) else "notMet"


def roll_up(states, share_of_areas):
    states = [state for state in states if state != "notApplicable"]
    if not states:
        return "notApplicable"
    percent = 100 / len(states)
    least = states.count("met") * percent
    return target(share_of_areas, least, least + states.count("noData") * percent)


def as_list(value):
    return value if isinstance(value, list) else [value]


def load(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def expected_states(judge, rule, town, found):
    """By level and id of the area; `found`: the states of the run, by rule and area."""
    expected = {}

    def state(area, homes, places):
        if rule["kind"] != "circle":
            return judge.state(rule, homes, places)
        return judge.circle(rule, {name: states[area] for name, states in found.items()
                                   if area in states})

    if "community" in rule["areas"]:
        for position in range(town.count):
            area = ("community", str(position + 1))
            expected[area] = state(area, town.homes == position, town.places == position)
    whole = ("region", "")
    if "region" in rule["areas"]:
        expected[whole] = state(whole, town.homes > -1, town.places > -1)
    elif "community" in rule["areas"]:
        parts = [state for area, state in found.get(rule["id"], {}).items() if area != whole]
        expected[whole] = roll_up(parts, rule.get("share_of_areas", {"at_least": 100}))
    else:
        expected[whole] = "noData"  # nothing says what street an area is of
    return expected


def check_states(checks, town, results, data, judged):
    judge = Judge(town, data, judged)
    answers = {}
    for row in read_table(results / "scorecard.csv")[1]:
        of_rule = answers.setdefault(row["standard"], {}).setdefault(row["rule"], {})
        of_rule[row["level"], row["area"]] = row["state"]
    for standard, found in answers.items():
        faults, compared, decided = [], 0, 0
        for rule in load(data / f"Standards/{standard}.yaml")["rules"]:
            states = found.get(rule["id"], {})
            expected = expected_states(judge, rule, town, found)
            if set(states) != set(expected):
                faults.append(f"{rule['id']} is judged of {len(states)} areas, not {len(expected)}")
                continue
            for area, state in expected.items():
                compared += state is not None
                decided += state in ("met", "notMet")
                if state not in (None, states[area]):
                    faults.append(
                        f"{rule['id']} {' '.join(area)}: {states[area]}, expected {state}")
        count = sum(map(len, found.values()))
        checks.check(
            f"states by {standard}", faults,
            f"{compared} of {count} answers, {decided} of them met or notMet")


def main(city, results, layer, data):
    results, data = Path(results), Path(data)
    checks = Checks(city)
    town = Town(results, layer)
    rows = read_table(results / "communities.csv")[1]
    expected = list(coverage_rows(town, rows))
    checks.check(
        "communities.csv, row by row", row_faults(rows, expected),
        f"{len(expected)} rows, {town.count} communities, {(town.homes == -1).sum()} households "
        f"in none; {town.near_border} places within 0.1 m of a border")
    judged = {row["category"] for row in rows}
    check_states(checks, town, results, data, judged)
    checks.exit()


if __name__ == "__main__":
    main(*sys.argv[1:])
