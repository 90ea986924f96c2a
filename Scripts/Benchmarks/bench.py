"""Measures lifecircle beside other programs, and compares their verdicts.

    Scripts/bench [CITY] [--rounds N] [--only GROUP]… [--binary FILE]
    Scripts/bench --write

The first measures all, or some groups, on an OSM file and on Porto; the second writes the tables of
Documentation/Performance.md and Documentation/Comparison.md from what was measured.
Documentation/Performance.md says how it is done and where the file of Las Palmas is to be had.
"""

import argparse
import datetime
import json
import os
import sys
from pathlib import Path

import comparing
import comparison_page
import performance_page
from commands import GROUPS
from measuring import rounds, say
from repository import SAMPLES, WORK, city_name
from work import Work, install

RESULTS = WORK / "results.json"  # a member a group, until it is measured again
COMPARISON = "comparison"
ALL_GROUPS = [*GROUPS, COMPARISON]


def parse():
    parser = argparse.ArgumentParser(
        prog="Scripts/bench", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("city", nargs="?", type=Path, metavar="CITY",
                        help="an .osm.pbf file; without it Porto alone")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    parser.add_argument("--only", action="append", choices=ALL_GROUPS, metavar="GROUP",
                        help=f"one of: {'; '.join(ALL_GROUPS)}")
    parser.add_argument("--binary", type=Path, metavar="FILE",
                        help="measure this program in place of the one that Scripts/install makes")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("there must be a round")
    if options.write and (options.city or options.only or options.binary):
        parser.error("--write takes what was measured, and nothing beside it")
    for path in filter(None, (options.city, options.binary)):
        if not path.is_file():
            parser.error(f"{path} is no file")
    return options


def measure(work, group, count):
    if group == COMPARISON:
        return {"cities": {name: comparing.compare(work.osm(city), work.folder(city))
                           for name, city in work.cities().items()}}
    commands = [work.command(line) for line in GROUPS[group]]
    return {"rounds": count, "runs": rounds(commands, count, work.scratch)}


def measure_all(options, results):
    city = options.city or SAMPLES["Porto"]
    work = Work((options.binary or install()).resolve(), city.resolve())
    if os.getloadavg()[0] > 0.5:
        say(f"warning: this machine is busy (load {os.getloadavg()[0]:.1f}): times will be long.")
    for group in options.only or ALL_GROUPS:
        say(f"{group}:")
        results[group] = {
            "city": city_name(work.given), "date": datetime.date.today().isoformat(),
            "version": work.version, "build": work.build, **measure(work, group, options.rounds)}
        RESULTS.write_text(json.dumps(results, indent=1))


def write_pages(results):
    """All tables of a page come from one build and one city, or none is written."""
    for what in ("city", "build"):
        groups = {}
        for group, found in results.items():
            groups.setdefault(found[what], []).append(group)
        if len(groups) > 1:
            apart = " beside ".join("; ".join(some) for some in groups.values())
            sys.exit(f"error: not all groups are of one {what}: {apart}. Measure all, then write.")
    performance_page.write(results)
    comparison_page.write(results[COMPARISON])


def main():
    options = parse()
    written = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    results = {group: written[group] for group in ALL_GROUPS if group in written}
    if not options.write:
        measure_all(options, results)
        print(performance_page.targets_table(results))
    elif missing := [group for group in ALL_GROUPS if group not in results]:
        sys.exit(f"error: these were not measured: {'; '.join(missing)}. Measure them, then write.")
    else:
        write_pages(results)


if __name__ == "__main__":
    main()
