"""Writes the tables of Documentation/Performance.md and Documentation/Comparison.md.

The pages are written by hand but for what stands between `<!-- bench: NAME -->` and
`<!-- end -->`.
"""

import os
import platform
import re
import statistics

from commands import GROUPS, LARGEST_CITY_FILE_MEGABYTES, SCALING, SIZES, TARGETS
from comparing import CATEGORIES, MINUTES, PEERS
from measuring import median, ratios, value
from work import HERE, PYTHON, ROOT, quietly

PERFORMANCE = ROOT / "Documentation/Performance.md"
COMPARISON = ROOT / "Documentation/Comparison.md"
NOT_YET = "*not measured: the program does not have it*"


def table(header, rows, left=1):
    marks = ["---"] * left + ["--:"] * (len(header) - left)
    return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in (header, marks, *rows))


def seconds(number):
    return f"{number:.3f}" if number < 1 else f"{number:.2f}" if number < 100 else f"{number:.0f}"


def share(counts):
    return f"{100 * counts['equal'] / counts['all']:.2f} %" if counts["all"] else ""


def replace(page, blocks):
    text = page.read_text(encoding="utf-8")
    for name, content in blocks.items():
        text, count = re.subn(
            rf"(<!-- bench: {re.escape(name)} -->\n).*?(<!-- end -->)",
            lambda mark: f"{mark[1]}\n{content}\n\n{mark[2]}", text, flags=re.DOTALL)
        if count != 1:
            raise SystemExit(f"error: {page.name} has no place for '{name}'.")
    page.write_text(text, encoding="utf-8")


def versions(binary):
    """Text for what all figures depend on."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = re.search(r"model name\s*: (.*)", file.read())
    with open("/proc/meminfo", encoding="utf-8") as file:
        memory = round(int(re.search(r"MemTotal: +(\d+)", file.read())[1]) / 2**20)
    with open("/etc/os-release", encoding="utf-8") as file:
        system = re.search(r'PRETTY_NAME="(.*)"', file.read())
    pinned = (HERE / "requirements.txt").read_text().split()
    osmium = quietly("dpkg-query", "--show", "--showformat", "${Version}", "libosmium2-dev")
    return "\n".join([
        f"- lifecircle {quietly(binary, '--version').strip()}, with "
        f"{quietly('swift', '--version').splitlines()[0]}",
        f"- {model[1] if model else platform.machine()}, {os.cpu_count()} cores, {memory} GiB; "
        f"{system[1]}",
        f"- libosmium {osmium}, {quietly('g++', '--version').splitlines()[0]}, -O2",
        f"- {quietly(PYTHON, '--version').strip()}; " + ", ".join(
            line.replace("==", " ") for line in pinned)])


def command_table(group, city, runs):
    has_own = any(line.own for line in GROUPS[group])
    header = ["", "s", "least–most", *(["whole process, s"] if has_own else []), "MB"]
    rows = []
    for line in GROUPS[group]:
        row = [line.label.replace("{city}", city)]
        if line.id in runs:
            taken = [value(run, "own") for run in runs[line.id]]
            row += [f"**{seconds(statistics.median(taken))}**",
                    f"{seconds(min(taken))}–{seconds(max(taken))}"]
            if has_own:
                row.append(seconds(median(runs[line.id], "seconds")))
            row.append(f"{median(runs[line.id], 'megabytes'):.0f}")
        else:
            row.append(NOT_YET)
        rows.append(row + [""] * (len(header) - len(row)))
    return table(header, rows)


def judge(target, runs):
    """The ratio's median and range over the rounds, and whether the target is met."""
    if target.of not in runs or not any(other in runs for other in target.beside):
        return None
    beside = min((runs[other] for other in target.beside if other in runs),
                 key=lambda other: median(other, target.what))
    ours = runs[target.of]
    pairs = ratios(ours, beside, target.what)
    if target.least is not None:
        pairs = [1 / pair for pair in pairs if pair > 0]
    if not pairs:
        return None
    middle = statistics.median(pairs)
    met = middle >= target.least if target.least is not None else middle <= target.most
    return middle, min(pairs), max(pairs), met


def targets_table(results, city):
    rows = []
    for target in TARGETS:
        text = target.text.replace("{city}", city)
        bound = (f"at least {target.least:g}" if target.least is not None
                 else f"at most {target.most:g}")
        found = judge(target, results.get(target.group, {}).get("runs", {}))
        if found is None:
            rows.append([text, bound, "", "", "not measured"])
        else:
            middle, least, most, met = found
            rows.append([text, bound, f"**{middle:.2f}**", f"{least:.2f}–{most:.2f}",
                         "yes" if met else "**no**"])
    largest = results.get("scaling", {}).get("runs", {}).get(f"city file-{SIZES[-1]}")
    bound = f"at most {LARGEST_CITY_FILE_MEGABYTES} MB"
    text = "from 3 million segments to the city file: memory"
    if largest:
        megabytes = median(largest, "megabytes")
        met = megabytes <= LARGEST_CITY_FILE_MEGABYTES
        rows.append([text, bound, f"**{megabytes:.0f} MB**", "", "yes" if met else "**no**"])
    else:
        rows.append([text, bound, "", "", "not measured"])
    return table(["target", "bound", "ratio", "least–most", "met"], rows)


def scaling_table(runs):
    rows = []
    for size in SIZES:
        for name in SCALING:
            some = runs.get(f"{name}-{size}")
            if some:
                took = median(some, "seconds")
                rows.append([f"{size:,}", name, seconds(took), f"{took * 1e6 / size:.2f}",
                             f"{median(some, 'megabytes'):.0f}"])
    return table(["segments", "command", "s", "s a million segments", "MB"], rows, left=2)


def threads_table(runs):
    rows = []
    for name in ("read", "judge", "draw"):
        one, two = runs.get(f"{name}-1"), runs.get(f"{name}-2")
        if not one or not two:
            continue
        for stage in one[0]["stages"]:
            # The counts in the names are those of the file.
            slow, fast = median(one, stage), median(two, stage)
            if slow >= 0.05:
                rows.append([name, stage, seconds(slow), seconds(fast),
                             f"{statistics.median(ratios(one, two, stage)):.2f}"])
        rows.append([name, "whole process", seconds(median(one, "seconds")),
                     seconds(median(two, "seconds")),
                     f"{statistics.median(ratios(one, two, 'seconds')):.2f}"])
    return table(["command", "stage", "1 thread, s", "2 threads, s", "times as fast"], rows, left=2)


def write_performance(binary, city, results):
    blocks = {"versions": f"Measured on {results['date']}:\n\n{versions(binary)}",
              "targets": targets_table(results, city)}
    for group in ("reading", "verdicts", "one isochrone", "1,000 isochrones"):
        if group in results:
            found = results[group]
            blocks[group] = (f"{city}, rounds: {found['rounds']}.\n\n"
                             f"{command_table(group, city, found['runs'])}")
    for group, write in (("threads", threads_table), ("scaling", scaling_table)):
        if group in results:
            blocks[group] = f"Rounds: {results[group]['rounds']}.\n\n{write(results[group]['runs'])}"
    replace(PERFORMANCE, blocks)


def agreement_table(cities):
    rows = []
    for city, found in cities.items():
        exact = found["exact"]
        rows.append([city, "pyosmium, shapely, numpy, scipy (verdicts and reasons, by household)",
                     f"{exact['all']:,}", f"**{share(exact)}**", "", ""])
        for peer, label in PEERS.items():
            counts = found["peers"][peer]
            rows.append([city, label, f"{counts['all']:,}", f"**{share(counts)}**",
                         f"{100 * counts['only ours'] / counts['all']:.2f} %",
                         f"{100 * counts['only theirs'] / counts['all']:.2f} %"])
    return table(["city", "program", "verdicts", "equal", "covered only by lifecircle",
                  "covered only by it"], rows, left=2)


def categories_table(cities):
    rows = [
        [city, category, minutes,
         *(share(found["categories"][f"{category} {minutes}"][peer]) for peer in PEERS)]
        for city, found in cities.items() for category in CATEGORIES for minutes in MINUTES]
    return table(["city", "category", "min", *PEERS.values()], rows, left=2)


def departures_table(cities):
    rows = []
    for city, found in cities.items():
        rows.append([city, "none: the rule as it is", "", *(
            share(found["peers"][peer]) for peer in PEERS)])
        for label, counts in found["departures"].items():
            changed = counts["changed"]
            different = 100 * (1 - changed["equal"] / changed["all"])
            rows.append([city, label, f"{different:.2f} %", *(
                share(counts[peer]) for peer in PEERS)])
    return table(["city", "what is done otherwise", "verdicts that it changes",
                  *(f"then equal to {label}" for label in PEERS.values())], rows, left=2)


def minutes_of(number):
    return "not reached" if number is None else f"{number / 60:.1f} min"


def examples_table(cities):
    rows = []
    for city, found in cities.items():
        for label, one in found["examples"].items():
            if one:
                rows.append([
                    city, label, f"{one['household']}, {one['category']}, {one['minutes']} min",
                    minutes_of(one["ours"]), minutes_of(one["departing"]),
                    f"{one['program']}: {minutes_of(one['peer'])}"])
        one = found["cell example"]
        if one:
            where = "in" if one["inside"] else "outside"
            rows.append([city, "areas on a grid",
                         f"{one['household']}, {one['category']}, {one['minutes']} min",
                         minutes_of(one["ours"]), "",
                         f"Valhalla: {minutes_of(one['departing'])}, and {where} its area"])
    return table(["city", "cause", "verdict", "lifecircle", "with that alone done otherwise",
                  "the other program"], rows, left=6)


def cells_table(cities):
    rows = []
    for city, found in cities.items():
        counts = found["cells"]
        rows.append([city, share(counts), f"{100 * counts['only ours'] / counts['all']:.2f} %",
                     f"{100 * counts['only theirs'] / counts['all']:.2f} %"])
    return table(["city", "equal", "in time, but outside the area", "in the area, but not in time"],
                 rows)


def write_comparison(results):
    cities = results["comparison"]
    replace(COMPARISON, {
        "agreement": agreement_table(cities), "categories": categories_table(cities),
        "departures": departures_table(cities), "cells": cells_table(cities),
        "examples": examples_table(cities)})
