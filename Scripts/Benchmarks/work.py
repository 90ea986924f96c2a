"""The folder of work: the cities that are measured, and what is made of each beforehand."""

import csv
import hashlib
import os
import random
import shlex
import subprocess
import sys
from pathlib import Path

import with_valhalla
from commands import GIVEN, PORTO
from measuring import Command, say
from question import MINUTES
from repository import ROOT, SAMPLES, WORK, city_name

HERE = Path(__file__).resolve().parent
PEERS = HERE / "peers"
PYTHON = sys.executable  # of the peers, too
READ_STREETS = WORK / "read-streets"
ORIGINS, SEED = 1000, 1


def quietly(*arguments):
    """The output of a program, which must not fail."""
    done = subprocess.run(list(map(str, arguments)), capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"error: this command failed: {shlex.join(map(str, arguments))}\n"
                 f"{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def install():
    """The program as users have it: with the Swift runtime linked in, beside its rules."""
    say("Installing lifecircle below .build-bench")
    quietly(ROOT / "Scripts/install", WORK / "installed")
    return WORK / "installed/bin/lifecircle"


class Work:
    """`given` is the OSM file of the city that was given."""

    def __init__(self, binary, given):
        self.binary, self.given = binary, given
        self.scratch = WORK / "scratch"
        self.version = quietly(binary, "--version").strip()
        with open(binary, "rb") as file:
            self.build = hashlib.file_digest(file, "sha256").hexdigest()

    def osm(self, city):
        """The OSM file of the city of a line."""
        if city == GIVEN:
            return self.given
        if city == PORTO:
            return SAMPLES["Porto"]
        path = WORK / f"{city}.osm.pbf"
        if not path.exists():
            say(f"Making {path.name}")
            quietly(PYTHON, HERE / "make-city", city.split("-")[1], WORK / "new.osm.pbf", SEED)
            os.replace(WORK / "new.osm.pbf", path)
        return path

    def folder(self, city):
        """What is made of a city beforehand; anew where the program or the file is another."""
        osm = self.osm(city)
        folder = WORK / osm.name.split(".")[0]
        folder.mkdir(exist_ok=True)
        mark = f"{osm.stat().st_size} {osm.stat().st_mtime_ns} {self.build}"
        if not (folder / "mark").exists() or (folder / "mark").read_text() != mark:
            say(f"Preparing {osm.name}")
            quietly(self.binary, "analyze", osm, "--output", folder / "results", "--overwrite")
            quietly(self.binary, "network", osm, "--output", folder / "city.lcn", "--overwrite")
            write_origins(folder)
            quietly(PYTHON, PEERS / "with_valhalla.py", "tiles", osm, folder / "tiles")
            (folder / "mark").write_text(mark)
        return folder

    def command(self, line):
        """A line with its places filled in."""
        places = self.places(line.city)
        return Command(line.id, [word.format_map(places) for word in line.words.split()], line.own)

    def places(self, city):
        places = {
            "lifecircle": self.binary, "python": PYTHON, "peers": PEERS,
            "read-streets": READ_STREETS, "scratch": self.scratch, "osm": self.osm(city),
            "minutes": ",".join(map(str, MINUTES)), "valhalla": with_valhalla.program("service")}
        return places | (self.made_places(city) if city in (GIVEN, PORTO) else {})

    def made_places(self, city):
        folder = self.folder(city)
        with open(folder / "origins.csv", encoding="utf-8") as file:
            origin = next(csv.DictReader(file))
        return {
            "lcn": folder / "city.lcn", "results": folder / "results",
            "origins": folder / "origins.csv", "tiles": folder / "tiles",
            "lon": origin["lon"], "lat": origin["lat"],
            "request": with_valhalla.isochrone(float(origin["lon"]), float(origin["lat"]))}

    def cities(self):
        """The cities of lines, of which one may be the other, by the names in tables."""
        return {city_name(self.osm(city)): city for city in (GIVEN, PORTO)}


def write_origins(folder):
    """Some households by a seed, the same with every peer."""
    with open(folder / "results/households.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with open(folder / "origins.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "lon", "lat"])
        for number, row in enumerate(random.Random(SEED).choices(rows, k=ORIGINS), 1):
            writer.writerow([f"o{number}", row["lon"], row["lat"]])
