"""How often other programs come to the same verdicts, and what makes the difference."""

import csv
from pathlib import Path

from measuring import say
from work import HERE, PYTHON, quietly

CATEGORIES = ["clinic", "supermarket", "childcare", "elderly_station"]
MINUTES = (10, 15)
LATE = float("inf")
# Valhalla is asked about facilities within 1,050 m: up to here its least time is the least of all.
KNOWN = 945

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


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def seconds(row, category):
    text = row[f"{category}_seconds"]
    return float(text) if text else LATE


def covered(row, category, minutes):
    return seconds(row, category) <= 60 * minutes


def judged(ours):
    """Every verdict of ours that is one: id, category, minutes, whether covered."""
    for name, row in ours.items():
        for category in CATEGORIES:
            for minutes in MINUTES:
                verdict = row[f"{category}_{minutes}"]
                if verdict != "unknown":
                    yield name, category, minutes, verdict == "covered"


def agreement(verdicts, theirs):
    """Counts of equal verdicts, of those covered only by us, and only by them."""
    counts = {"all": 0, "equal": 0, "only ours": 0, "only theirs": 0}
    for name, category, minutes, ours in verdicts:
        other = covered(theirs[name], category, minutes)
        counts["all"] += 1
        counts["equal" if ours == other else "only ours" if ours else "only theirs"] += 1
    return counts


def exact_agreement(ours, theirs):
    """Counts of rows in which verdicts and reasons of all categories and limits are equal."""
    columns = [f"{category}_{minutes}{end}" for category in CATEGORIES for minutes in MINUTES
               for end in ("", "_reason")]
    same = sum(all(row[column] == theirs[name][column] for column in columns)
               for name, row in ours.items() if name in theirs)
    return {"all": len(ours.keys() | theirs.keys()), "equal": same}


def example(verdicts, ours, other, peer, with_valhalla):
    """Where both the rule with a departure and a peer judge otherwise, and the departure moves the
    time most; `None` if nowhere."""
    best = None
    for name, category, minutes, verdict in verdicts:
        if covered(other[name], category, minutes) == verdict:
            continue
        if covered(peer[name], category, minutes) == verdict:
            continue
        if with_valhalla and seconds(peer[name], category) > KNOWN:
            continue
        one, two = seconds(ours[name], category), seconds(other[name], category)
        if one < LATE and two < LATE and (best is None or abs(one - two) > best[0]):
            best = (abs(one - two), {
                "household": name, "category": category, "minutes": minutes,
                "ours": one, "departing": two, "peer": finite(seconds(peer[name], category)),
                "program": "Valhalla" if with_valhalla else "pandana"})
    return best and best[1]


def finite(number):
    return number if number < LATE else None


def cell_example(verdicts, ours, times, areas):
    """Where Valhalla's own time is farthest from the limit at which its area says otherwise."""
    best = None
    for name, category, minutes, verdict in verdicts:
        time, limit = seconds(times[name], category), 60 * minutes
        inside = covered(areas[name], category, minutes)
        if time <= KNOWN and (time <= limit) == verdict != inside:
            if best is None or abs(time - limit) > best[0]:
                best = (abs(time - limit), {
                    "household": name, "category": category, "minutes": minutes,
                    "ours": seconds(ours[name], category), "departing": time, "peer": None,
                    "inside": inside})
    return best and best[1]


def compare(osm, folder):
    """All figures for one city; `folder` has its results and tiles."""
    results = folder / "results"
    ours = table(results / "households.csv")
    verdicts = list(judged(ours))
    say(f"Comparing {Path(osm).name}: {len(verdicts)} verdicts")

    def ask(name, program, *arguments):
        output = folder / f"{name}.csv"
        say(f"  {name}")
        quietly(PYTHON, HERE / "peers" / program, *arguments, output)
        return table(output)

    def vectorized(name, variants):
        return ask(name, "vectorized/verdicts.py", osm, *(f"--{word}" for word in variants),
                   "--output")

    peers = {
        "pandana": ask("pandana", "with_pandana.py", osm, results),
        "times": ask("times", "with_valhalla.py", "times", folder / "tiles", results),
        "areas": ask("areas", "with_valhalla.py", "verdicts", folder / "tiles", results),
    }
    found = {
        "households": len(ours), "verdicts": len(verdicts),
        "exact": exact_agreement(ours, vectorized("vectorized", [])),
        "peers": {}, "categories": {}, "departures": {}, "examples": {}}
    for name, theirs in peers.items():
        found["peers"][name] = agreement(verdicts, theirs)
        for category in CATEGORIES:
            for minutes in MINUTES:
                some = [one for one in verdicts if one[1] == category and one[2] == minutes]
                found["categories"].setdefault(f"{category} {minutes}", {})[name] = (
                    agreement(some, theirs))
    for number, (label, variants) in enumerate(DEPARTURES.items()):
        other = vectorized(f"departure-{number}", variants)
        changed = [(name, category, minutes, covered(other[name], category, minutes))
                   for name, category, minutes, _ in verdicts]
        found["departures"][label] = {
            "changed": agreement(verdicts, other),
            **{name: agreement(changed, theirs) for name, theirs in peers.items()}}
        if not label.startswith("all"):
            with_valhalla = label in VALHALLAS
            peer = peers["times" if with_valhalla else "pandana"]
            found["examples"][label] = example(verdicts, ours, other, peer, with_valhalla)
    times_as_verdicts = [(name, category, minutes, covered(peers["times"][name], category, minutes))
                         for name, category, minutes, _ in verdicts]
    found["cells"] = agreement(times_as_verdicts, peers["areas"])
    found["cell example"] = cell_example(verdicts, ours, peers["times"], peers["areas"])
    return found
