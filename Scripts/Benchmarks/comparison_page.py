"""The tables of Documentation/Comparison.md."""

from comparing import PEERS
from pages import fill, percent, table
from question import CATEGORIES, MINUTES
from repository import ROOT

PAGE = ROOT / "Documentation/Comparison.md"


def share(counts, what="equal"):
    return f"{percent(counts[what], counts['all'])} %"


def agreement(cities):
    rows = []
    for city, found in cities.items():
        exact = found["exact"]
        rows.append([city, "pyosmium, shapely, numpy, scipy (verdicts and reasons, by household)",
                     f"{exact['all']:,}", f"**{share(exact)}**", "", ""])
        for peer, label in PEERS.items():
            counts = found["peers"][peer]
            rows.append([city, label, f"{counts['all']:,}", f"**{share(counts)}**",
                         share(counts, "only ours"), share(counts, "only theirs")])
    return table(["city", "program", "verdicts", "equal", "covered only by lifecircle",
                  "covered only by it"], rows, left=2)


def categories(cities):
    rows = [
        [city, category, minutes,
         *(share(found["categories"][f"{category} {minutes}"][peer]) for peer in PEERS)]
        for city, found in cities.items() for category in CATEGORIES for minutes in MINUTES]
    return table(["city", "category", "min", *PEERS.values()], rows, left=2)


def departures(cities):
    rows = []
    for city, found in cities.items():
        rows.append([city, "none: the rule as it is", "",
                     *(share(found["peers"][peer]) for peer in PEERS)])
        for label, counts in found["departures"].items():
            changed = counts["changed"]
            different = percent(changed["all"] - changed["equal"], changed["all"])
            rows.append([city, label, f"{different} %", *(share(counts[peer]) for peer in PEERS)])
    return table(["city", "what is done otherwise", "verdicts that it changes",
                  *(f"then equal to {label}" for label in PEERS.values())], rows, left=2)


def minutes_of(number):
    return "not reached" if number is None else f"{number / 60:.1f} min"


def verdict(one):
    return f"{one['household']}, {one['category']}, {one['minutes']} min"


def examples(cities):
    rows = []
    for city, found in cities.items():
        for label, one in found["examples"].items():
            if one:
                rows.append([city, label, verdict(one), minutes_of(one["ours"]),
                             minutes_of(one["departing"]),
                             f"{one['program']}: {minutes_of(one['peer'])}"])
        if one := found["cell example"]:
            where = "in" if one["inside"] else "outside"
            rows.append([city, "areas on a grid", verdict(one), minutes_of(one["ours"]), "",
                         f"Valhalla: {minutes_of(one['time'])}, and {where} its area"])
    return table(["city", "cause", "verdict", "lifecircle", "with that alone done otherwise",
                  "the other program"], rows, left=6)


def cells(cities):
    rows = [[city, share(found["cells"]), share(found["cells"], "only ours"),
             share(found["cells"], "only theirs")] for city, found in cities.items()]
    return table(["city", "equal", "in time, but outside the area", "in the area, but not in time"],
                 rows)


def write(found):
    cities = found["cities"]
    fill(PAGE, "bench", {
        "agreement": agreement(cities), "categories": categories(cities),
        "departures": departures(cities), "cells": cells(cities), "examples": examples(cities)})
