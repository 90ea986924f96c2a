"""What the checks of Scripts/verify share: how they read tables and say what they found."""

import csv
import gzip
import sys
from pathlib import Path


class Checks:
    """Prints a line a check; `exit` ends with 1 if one failed."""

    def __init__(self, city):
        self.city = city
        self.failed = 0

    def check(self, what, faults, note=""):
        """`faults` are all that is wrong, each a text; the first few are shown."""
        faults = list(faults)
        mark = "FAIL" if faults else "ok  "
        more = f" ({note})" if note else ""
        print(f"{mark} {self.city}: {what}{more}")
        for fault in faults[:5]:
            print(f"       {fault}")
        if len(faults) > 5:
            print(f"       and {len(faults) - 5} more")
        self.failed += bool(faults)

    def exit(self):
        sys.exit(1 if self.failed else 0)


def read_table(path):
    """The header and the rows of a CSV, packed or not; `None` if there is no such file."""
    path = Path(path)
    packed = path.with_name(path.name + ".gz")
    if path.exists():
        file = open(path, encoding="utf-8", newline="")
    elif packed.exists():
        file = gzip.open(packed, "rt", encoding="utf-8", newline="")
    else:
        return None
    with file:
        rows = csv.DictReader(file)
        return rows.fieldnames, list(rows)


def differences(found, expected):
    """Where two lists differ."""
    if len(found) != len(expected):
        yield f"{len(found)}, expected {len(expected)}"
    for index, (one, other) in enumerate(zip(found, expected), 1):
        if one != other:
            yield f"{index}: {one}, expected {other}"
