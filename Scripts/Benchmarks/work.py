"""What the measurements need beside them: the folder of work, set up once, and the cities."""

import csv
import hashlib
import os
import random
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from measuring import say

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = ROOT / "Scripts/Benchmarks"
WORK = ROOT / ".build-bench"
PYTHON = WORK / "venv/bin/python"
PORTO = ROOT / "Data/Samples/porto-centre-20200720.osm.pbf"
ORIGINS = 1000

sys.path.insert(0, str(HERE / "peers"))
import with_valhalla  # noqa: E402


def quietly(*arguments):
    done = subprocess.run(list(map(str, arguments)), capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"error: this command failed: {shlex.join(map(str, arguments))}\n"
                 f"{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def set_up():
    """Debian packages, Python packages in a folder of their own, the C++ program."""
    subprocess.run([ROOT / "Scripts/bootstrap", "--bench"], check=True)
    WORK.mkdir(exist_ok=True)
    requirements = HERE / "requirements.txt"
    marker = WORK / "venv/requirements.txt"
    if not marker.exists() or marker.read_bytes() != requirements.read_bytes():
        say("Setting up Python")
        quietly("python3", "-m", "venv", "--clear", WORK / "venv")
        quietly(WORK / "venv/bin/pip", "install", "--only-binary", ":all:",
                "--disable-pip-version-check", "--requirement", requirements)
        marker.write_bytes(requirements.read_bytes())
    say("Compiling read-streets")
    quietly("g++", "-O2", "-std=c++17", "-o", WORK / "read-streets",
            HERE / "peers/read-streets.cpp", "-lz", "-lbz2", "-lexpat", "-llz4", "-lpthread")


def install():
    """The program as users have it: with the Swift runtime linked in, beside its rules."""
    say("Installing lifecircle below .build-bench")
    quietly(ROOT / "Scripts/install", WORK / "installed")
    return WORK / "installed/bin/lifecircle"


@dataclass
class Command:
    id: str
    label: str
    arguments: list
    own: str = None


class Work:
    def __init__(self, binary, given):
        self.binary, self.given = binary, given
        self.help = {}
        self.scratch = WORK / "scratch"
        with open(binary, "rb") as file:
            self.digest = hashlib.file_digest(file, "sha256").hexdigest()

    def name(self):
        """How tables call the given city."""
        if self.given == PORTO:
            return "Porto"
        if self.given.name.startswith(("laspalmas", "example_las_palmas")):
            return "Las Palmas"
        return self.given.name.split(".")[0]

    def knows(self, line):
        """Whether the program has the command and the options of a line."""
        words = line.split()
        if words[0] != "lifecircle":
            return True
        command = words[1]
        if command not in self.help:
            asked = subprocess.run([self.binary, command, "--help"], capture_output=True, text=True)
            # What is no command is answered with the help of the whole program.
            known = f"lifecircle {command} " in asked.stdout
            self.help[command] = asked.stdout.split() if known else None
        words_of_help = self.help[command]
        if words_of_help is None or any(
                word not in words_of_help for word in words if word.startswith("--")):
            return False
        return ".lcn" not in line and "{lcn}" not in line or self.writes_city_files()

    def writes_city_files(self):
        if "network" not in self.help:
            self.knows("lifecircle network")
        return any(".lcn" in word for word in self.help["network"])

    def osm(self, city):
        if city == "given":
            return self.given
        if city == "porto":
            return PORTO
        path = WORK / f"{city}.osm.pbf"
        if not path.exists():
            say(f"Making {path.name}")
            quietly(PYTHON, HERE / "make-city", city.split("-")[1], WORK / "new.osm.pbf")
            os.replace(WORK / "new.osm.pbf", path)
        return path

    def folder(self, city):
        """Where what is derived from a city stands: anew where the program or the file is."""
        osm = self.osm(city)
        folder = WORK / osm.name.split(".")[0]
        folder.mkdir(exist_ok=True)
        mark = f"{osm.stat().st_size} {osm.stat().st_mtime_ns} {self.digest}"
        if not (folder / "mark").exists() or (folder / "mark").read_text() != mark:
            say(f"Preparing {osm.name}")
            quietly(self.binary, "analyze", osm, "--output", folder / "results", "--overwrite")
            if self.writes_city_files():
                quietly(self.binary, "network", osm, "--output", folder / "city.lcn", "--overwrite")
            self.write_origins(folder)
            quietly(PYTHON, HERE / "peers/with_valhalla.py", "tiles", osm, folder / "tiles")
            (folder / "mark").write_text(mark)
        return folder

    @staticmethod
    def write_origins(folder):
        """Some households by a seed, the same with every peer."""
        with open(folder / "results/households.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with open(folder / "origins.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["id", "lon", "lat"])
            for row in random.Random(1).choices(rows, k=ORIGINS):
                writer.writerow([f"o{file.tell()}", row["lon"], row["lat"]])

    def command(self, line):
        """A line of the table with its places filled in."""
        places = {
            "lifecircle": self.binary, "python": PYTHON, "peers": HERE / "peers",
            "read-streets": WORK / "read-streets", "scratch": self.scratch,
            "osm": self.osm(line.city)}
        if line.city in ("given", "porto") and any(
                f"{{{word}}}" in line.line
                for word in ("lcn", "results", "origins", "tiles", "lon")):
            folder = self.folder(line.city)
            with open(folder / "origins.csv", encoding="utf-8") as file:
                origin = next(csv.DictReader(file))
            places |= {
                "lcn": folder / "city.lcn", "results": folder / "results",
                "origins": folder / "origins.csv", "tiles": folder / "tiles",
                "lon": origin["lon"], "lat": origin["lat"],
                "request": with_valhalla.isochrone(float(origin["lon"]), float(origin["lat"])),
                "valhalla": next((WORK / "venv/lib").glob(
                    "python3*/site-packages/valhalla/bin/valhalla_service"))}
        text = line.line
        if text.startswith("lifecircle "):
            text = "{lifecircle}" + text.removeprefix("lifecircle")
        # A coordinate west of Greenwich must not look like an option.
        text = text.replace("--at {", "--at={")
        arguments = [word.format_map(places) for word in text.split()]
        return Command(line.id, line.label.replace("{city}", self.name()), arguments, line.own)
