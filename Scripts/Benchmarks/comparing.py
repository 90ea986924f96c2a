"""How often other programs come to the same verdicts, and what makes the difference."""

import csv

from measuring import say
from question import CATEGORIES, MINUTES
from with_valhalla import TIMES_WITHIN
from work import PEERS as PROGRAMS
from work import PYTHON, quietly

LATE = float("inf")

PEERS = {
    "pandana": "pyrosm + pandana",
    "times": "Valhalla, table of times",
    "areas": "Valhalla, areas",
}
# What the vectorized program can do otherwise than the rule says; an example of it is sought with
# pandana, or with Valhalla where it is a way of Valhalla's.
VALHALLAS = ("joins to the nearest street of the largest part only",
             "oneway=yes holds on foot- and pedestrian ways")
DEPARTURES = {
    "joins to the nearest street of the largest part only": ["nearest-street", "largest-part"],
    "joins to the nearest node of the largest part": ["nearest-node", "largest-part"],
    "no time from the door to the street": ["free-leg"],
    "the largest part of the streets only": ["largest-part"],
    "steps at the speed of streets": ["steps-as-streets"],
    "oneway=yes holds on foot- and pedestrian ways": ["oneway-footways"],
    "private streets open": ["private-open"],
    "private streets left out": ["private-refused"],
    "gates and walls not read": ["gates-open"],
    "squares (area=yes) left out": ["squares-refused"],
    "all that pyrosm and pandana do of these": [
        "nearest-node", "free-leg", "largest-part", "steps-as-streets", "private-refused",
        "gates-open", "squares-refused"],
    "all that Valhalla does of these": [
        "nearest-street", "free-leg", "largest-part", "steps-as-streets", "oneway-footways"],
}


class Table:
    """The seconds of a program: by household and category; `LATE` where nothing was reached."""

    def __init__(self, path):
        with open(path, encoding="utf-8", newline="") as file:
            self.rows = {row["id"]: row for row in csv.DictReader(file)}

    def seconds(self, household, category):
        text = self.rows[household][f"{category}_seconds"]
        return float(text) if text else LATE

    def covers(self, household, category, minutes):
        return self.seconds(household, category) <= 60 * minutes

    def judging(self, verdicts):
        """The same households, categories and limits, as this program judges them."""
        return [(*asked, self.covers(*asked)) for *asked, _ in verdicts]


def judged(ours):
    """Every verdict of ours that is one: household, category, minutes, whether covered."""
    return [(household, category, minutes, verdict == "covered")
            for household, row in ours.rows.items()
            for category in CATEGORIES for minutes in MINUTES
            if (verdict := row[f"{category}_{minutes}"]) != "unknown"]


def agreement(verdicts, theirs):
    """Counts of equal verdicts, of those covered only by us, and only by them."""
    counts = {"all": 0, "equal": 0, "only ours": 0, "only theirs": 0}
    for *asked, ours in verdicts:
        other = theirs.covers(*asked)
        counts["all"] += 1
        counts["equal" if ours == other else "only ours" if ours else "only theirs"] += 1
    return counts


def exact_agreement(ours, theirs):
    """Counts of rows in which verdicts and reasons of all categories and limits are equal."""
    columns = [f"{category}_{minutes}{end}" for category in CATEGORIES for minutes in MINUTES
               for end in ("", "_reason")]
    same = sum(all(row[column] == theirs.rows[household][column] for column in columns)
               for household, row in ours.rows.items() if household in theirs.rows)
    return {"all": len(ours.rows.keys() | theirs.rows.keys()), "equal": same}


def by_category(verdicts, peers):
    found = {}
    for category in CATEGORIES:
        for minutes in MINUTES:
            some = [one for one in verdicts if one[1:3] == (category, minutes)]
            found[f"{category} {minutes}"] = {
                name: agreement(some, theirs) for name, theirs in peers.items()}
    return found


def example(verdicts, ours, departing, peer, name):
    """Where both the rule with a departure and a peer judge otherwise, and the departure moves the
    time most; `None` if nowhere."""
    found = []
    for household, category, minutes, verdict in verdicts:
        one, two, theirs = (
            table.seconds(household, category) for table in (ours, departing, peer))
        if (two <= 60 * minutes) == verdict or (theirs <= 60 * minutes) == verdict:
            continue
        if name == "Valhalla" and theirs > TIMES_WITHIN:
            continue
        if one < LATE and two < LATE:
            found.append({
                "household": household, "category": category, "minutes": minutes, "ours": one,
                "departing": two, "peer": theirs if theirs < LATE else None, "program": name})
    return max(found, key=lambda one: abs(one["ours"] - one["departing"]), default=None)


def cell_example(verdicts, ours, times, areas):
    """Where Valhalla's own time is farthest from the limit at which its area says otherwise."""
    found = []
    for household, category, minutes, verdict in verdicts:
        time = times.seconds(household, category)
        inside = areas.covers(household, category, minutes)
        if time <= TIMES_WITHIN and (time <= 60 * minutes) == verdict != inside:
            found.append({
                "household": household, "category": category, "minutes": minutes,
                "ours": ours.seconds(household, category), "time": time, "inside": inside})
    return max(found, key=lambda one: abs(one["time"] - 60 * one["minutes"]), default=None)


class Comparison:
    """The verdicts of one city; `folder` has its results and Valhalla's tiles."""

    def __init__(self, osm, folder):
        self.osm, self.folder = osm, folder
        self.ours = Table(folder / "results/households.csv")
        self.verdicts = judged(self.ours)
        say(f"Comparing {osm.name}: {len(self.verdicts)} verdicts")
        results, tiles = folder / "results", folder / "tiles"
        self.peers = {
            "pandana": self.ask("pandana", "with_pandana.py", osm, results),
            "times": self.ask("times", "with_valhalla.py", "times", tiles, results),
            "areas": self.ask("areas", "with_valhalla.py", "verdicts", tiles, results)}

    def ask(self, name, program, *arguments):
        """What a program says, which is kept in a table of that name."""
        output = self.folder / f"{name}.csv"
        say(f"  {name}")
        quietly(PYTHON, PROGRAMS / program, *arguments, output)
        return Table(output)

    def ask_vectorized(self, name, variants):
        return self.ask(name, "with_pyosmium.py", self.osm, *(f"--{word}" for word in variants),
                        "--output")

    def departures(self):
        """For each departure from the rule, what it changes and whom it comes nearer to; and an
        example of each that is one alone."""
        counts, examples = {}, {}
        for number, (label, variants) in enumerate(DEPARTURES.items()):
            departing = self.ask_vectorized(f"departure-{number}", variants)
            changed = departing.judging(self.verdicts)
            counts[label] = {
                "changed": agreement(self.verdicts, departing),
                **{name: agreement(changed, theirs) for name, theirs in self.peers.items()}}
            if not label.startswith("all"):
                name, peer = (("Valhalla", "times") if label in VALHALLAS
                              else ("pandana", "pandana"))
                examples[label] = example(
                    self.verdicts, self.ours, departing, self.peers[peer], name)
        return counts, examples


def compare(osm, folder):
    """All figures for one city."""
    comparison = Comparison(osm, folder)
    ours, verdicts, peers = comparison.ours, comparison.verdicts, comparison.peers
    departures, examples = comparison.departures()
    times, areas = peers["times"], peers["areas"]
    return {
        "exact": exact_agreement(ours, comparison.ask_vectorized("vectorized", [])),
        "peers": {name: agreement(verdicts, theirs) for name, theirs in peers.items()},
        "categories": by_category(verdicts, peers),
        "departures": departures, "examples": examples,
        "cells": agreement(times.judging(verdicts), areas),
        "cell example": cell_example(verdicts, ours, times, areas)}
