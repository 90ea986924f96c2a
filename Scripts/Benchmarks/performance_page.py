"""The tables of Documentation/Performance.md."""

import platform
import statistics
from importlib.metadata import version

from commands import GROUPS, SIZES
from machine import memory, processor, system
from measuring import median, ratios, value
from pages import fill, table
from repository import ROOT
from targets import TARGETS
from work import HERE, quietly

PAGE = ROOT / "Documentation/Performance.md"
SHORTEST_STAGE = 0.05  # s; shorter ones are left out of the table of threads


def seconds(number):
    return f"{number:.3f}" if number < 1 else f"{number:.2f}" if number < 100 else f"{number:.0f}"


def versions(version_of_ours):
    """Text for what all figures depend on."""
    packages = (line.partition("==")[0]
                for line in (HERE / "requirements.txt").read_text(encoding="utf-8").split())
    libosmium = quietly(
        "dpkg-query", "--show", "--showformat", "${Version}", "libosmium2-dev")
    return "\n".join([
        f"- lifecircle {version_of_ours}, with {quietly('swift', '--version').splitlines()[0]}",
        f"- {processor()}, {memory()}; {system()}",
        f"- libosmium {libosmium}, {quietly('g++', '--version').splitlines()[0]}, -O2",
        f"- Python {platform.python_version()}; "
        + ", ".join(f"{package} {version(package)}" for package in packages)])


def targets_table(results):
    city = next(iter(results.values()))["city"]
    rows = [target.row(results.get(target.group, {}).get("runs", {}), city) for target in TARGETS]
    return table(["target", "bound", "ratio", "least–most", "met"], rows)


def command_table(group, city, runs):
    """Seconds are by the program's own clock, where it tells them."""
    has_own = any(line.own for line in GROUPS[group])
    rows = []
    for line in GROUPS[group]:
        taken = [value(run, "own") for run in runs[line.id]]
        rows.append([
            line.label.replace("{city}", city), f"**{seconds(statistics.median(taken))}**",
            f"{seconds(min(taken))}–{seconds(max(taken))}",
            *([seconds(median(runs[line.id], "seconds"))] if has_own else []),
            f"{median(runs[line.id], 'megabytes'):.0f}"])
    return table(["", "s", "least–most", *(["whole process, s"] if has_own else []), "MB"], rows)


def threads_table(group, runs):
    """A row a stage, of each command that was run with one thread and with two."""
    rows = []
    for name in dict.fromkeys(line.label for line in GROUPS[group]):
        one, two = runs[f"{name}-1"], runs[f"{name}-2"]
        # The counts in the names of stages are those of the file.
        stages = [stage for stage in one[0]["stages"] if median(one, stage) >= SHORTEST_STAGE]
        for label, what in (*zip(stages, stages), ("whole process", "seconds")):
            rows.append([name, label, seconds(median(one, what)), seconds(median(two, what)),
                         f"{statistics.median(ratios(one, two, what)):.2f}"])
    return table(["command", "stage", "1 thread, s", "2 threads, s", "times as fast"], rows, left=2)


def scaling_table(group, runs):
    rows = []
    for line in GROUPS[group]:
        size = next(size for size in SIZES if line.id.endswith(f"-{size}"))
        took = median(runs[line.id], "seconds")
        rows.append([f"{size:,}", line.label, seconds(took), f"{took * 1e6 / size:.2f}",
                     f"{median(runs[line.id], 'megabytes'):.0f}"])
    return table(["segments", "command", "s", "s a million segments", "MB"], rows, left=2)


def write(results):
    """`results` has every group."""
    dates = sorted({found["date"] for found in results.values()})
    blocks = {
        "versions": f"Measured on {', '.join(dates)}:\n\n"
                    + versions(results["verdicts"]["version"]),
        "targets": targets_table(results)}
    of_generated_cities = {"threads": threads_table, "scaling": scaling_table}
    for group in GROUPS:
        city, runs = results[group]["city"], results[group]["runs"]
        if group in of_generated_cities:
            caption, rows = "Rounds", of_generated_cities[group](group, runs)
        else:
            caption, rows = f"{city}, rounds", command_table(group, city, runs)
        blocks[group] = f"{caption}: {results[group]['rounds']}.\n\n{rows}"
    fill(PAGE, "bench", blocks)
