#!/usr/bin/env python3
"""A peer of `lifecircle analyze`: the same joins, times and verdicts, in vectorized Python.

    with_pyosmium.py OSM_FILE [--output FILE.csv] [--VARIANT …]

pyosmium reads, shapely's tree finds streets near points, numpy judges them, scipy searches: on one
thread, but for those of libosmium, which unpack the file beside it. It knows the rule's defaults
only: profile planning, 10 and 15 minutes, places from the file, data area from the header. Without
--output it only counts, which is what the benchmark times. A VARIANT departs from the rule as
other programs do (vectorized/rule.py).
"""

import argparse
import csv
import gc
from dataclasses import fields

import numpy as np
from vectorized.rule import Variant
from vectorized.study import run


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
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--output")
    for field in fields(Variant):
        parser.add_argument("--" + field.name.replace("_", "-"), action="store_true")
    options = parser.parse_args()
    variant = Variant(**{field.name: getattr(options, field.name) for field in fields(Variant)})
    # Nothing here refers to itself in a circle, and to look for such things takes time.
    gc.disable()
    segments, homes, columns = run(options.file, variant)
    print(f"segments {segments}, households {len(homes.ids)}")
    for name, column in columns.items():
        if not name.endswith("_seconds"):
            counts = zip(*np.unique(column, return_counts=True))
            print(name, ", ".join(f"{verdict} {count}" for verdict, count in counts))
    if options.output:
        write(options.output, homes, columns)


if __name__ == "__main__":
    main()
