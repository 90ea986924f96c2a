"""Runs commands in rounds, one after the other, and keeps their seconds and peak memory."""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

LAUNCH = Path(__file__).resolve().with_name("launch.py")
STAGE = re.compile(r"^ +(\d+\.\d+) s  (.+)$", re.MULTILINE)
# The same for all, whatever the shell of the one who measures has set.
ENVIRONMENT = {name: os.environ[name]
               for name in ("PATH", "HOME", "TMPDIR", "PYTHONPATH", "LIFECIRCLE_DATA")
               if name in os.environ} | {"LC_ALL": "C.UTF-8"}


@dataclass
class Command:
    id: str
    arguments: list
    own: str = None  # a pattern, see `run`


def say(*words):
    print(*words, file=sys.stderr, flush=True)


def run(arguments, own=None):
    """Seconds of the whole process and, where `own` finds them in its output, by its own clock;
    the stages that it tells; the peak memory in MB of the largest of its processes."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as figures:
        launch = [sys.executable, "-I", "-S", LAUNCH, figures.fileno()]
        done = subprocess.run(
            [str(word) for word in [*launch, *arguments]], stdin=subprocess.DEVNULL, stdout=output,
            stderr=output, env=ENVIRONMENT, pass_fds=[figures.fileno()])
        output.seek(0)
        text = output.read().decode(errors="replace")
        figures.seek(0)
        seconds, kilobytes = map(float, figures.read().split() or [0, 0])
    if done.returncode:
        sys.exit(f"error: this command failed: {' '.join(map(str, arguments))}\n{text[-2000:]}")
    result = {"seconds": seconds, "megabytes": kilobytes / 1024,
              "stages": {what: float(took) for took, what in STAGE.findall(text)}}
    if own:
        result["own"] = float(re.search(own, text)[1])
    return result


def rounds(commands, count, scratch):
    """Runs of each command by its id, each with an empty folder `scratch`. A round to warm up,
    which fills caches, is not kept; in every other round the order is reversed."""
    runs = {command.id: [] for command in commands}
    for number in range(count + 1):
        for command in commands if number % 2 == 0 else reversed(commands):
            empty(scratch)
            result = run(command.arguments, command.own)
            say(f"  round {number}: {command.id}: {value(result, 'seconds'):.3f} s")
            if number > 0:
                runs[command.id].append(result)
    empty(scratch)
    return runs


def empty(folder):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)


def value(result, what):
    """`own` seconds, where there are some, else those of the process; or the seconds of the stages
    whose names begin with one of the words of `what`."""
    if what == "seconds":
        return result["seconds"]
    if what == "own":
        return result.get("own", result["seconds"])
    if what == "megabytes":
        return result["megabytes"]
    return sum(seconds for name, seconds in result["stages"].items()
               if name.startswith(tuple(what.split("|"))))


def median(runs, what):
    return statistics.median(value(result, what) for result in runs)


def ratios(runs, others, what):
    """Of each round: ours by the other's."""
    return [value(one, what) / value(other, what) for one, other in zip(runs, others)
            if value(other, what) > 0]
