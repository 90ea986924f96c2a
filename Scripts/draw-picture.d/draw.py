"""Draws areas, streets, households and facilities of a category: RESULTS STREETS PICTURE."""

import io
import json
import math
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as pyplot  # noqa: E402
import numpy  # noqa: E402
from earth import meters_a_degree  # noqa: E402
from matplotlib.collections import LineCollection  # noqa: E402
from matplotlib.lines import Line2D  # noqa: E402
from matplotlib.patches import Patch, PathPatch  # noqa: E402
from matplotlib.path import Path as Outline  # noqa: E402
from PIL import Image  # noqa: E402

CATEGORY, CITY = "clinic", "Porto"
LIMITS = (15, 10)  # the larger area lies below
FILL = {10: "#5fb3a1", 15: "#c6e5db"}
EDGE = {10: "#2c7f6e", 15: "#7fb9a9"}
HOUSEHOLD = {  # verdict at the longest limit: color, size, label
    "covered": ("#2f4858", 1.0, "covered"),
    "unknown": ("#e08a00", 2.2, "unknown: the data ends first"),
    "notCovered": ("#c8102e", 4.0, "not covered"),
}
COLORS = 160


def features(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))["features"]


def outline(polygons):
    """A multipolygon as one path: holes run the other way round."""
    rings = [numpy.array(ring) for polygon in polygons for ring in polygon]
    codes = [[Outline.MOVETO] + [Outline.LINETO] * (len(ring) - 2) + [Outline.CLOSEPOLY]
             for ring in rings]
    return Outline(numpy.concatenate(rings), numpy.concatenate(codes))


def draw_areas(axes, results):
    areas = {f["properties"]["minutes"]: f for f in features(results / "isochrones.geojson")
             if f["properties"]["category"] == CATEGORY and f["properties"]["kind"] == "area"}
    for minutes in LIMITS:
        axes.add_patch(PathPatch(
            outline(areas[minutes]["geometry"]["coordinates"]), facecolor=FILL[minutes],
            edgecolor=EDGE[minutes], linewidth=0.7, zorder=1))


def draw_streets(axes, streets):
    lines = [f["geometry"]["coordinates"] for f in features(streets)]
    axes.add_collection(LineCollection(lines, colors="#ffffff", linewidths=1.1, zorder=2))
    axes.add_collection(LineCollection(lines, colors="#9aa3a8", linewidths=0.35, zorder=3))


def draw_households(axes, results):
    """Gives the counts by verdict."""
    places = {verdict: [] for verdict in HOUSEHOLD}
    for feature in features(results / "households.geojson"):
        verdict = feature["properties"][f"{CATEGORY}_{max(LIMITS)}"]
        places[verdict].append(feature["geometry"]["coordinates"])
    for verdict, (color, size, _) in HOUSEHOLD.items():
        if places[verdict]:
            axes.scatter(*zip(*places[verdict]), s=size, color=color, linewidths=0, zorder=4)
    return {verdict: len(some) for verdict, some in places.items()}


def draw_facilities(axes, results):
    places = [f["geometry"]["coordinates"] for f in features(results / "facilities.geojson")
              if CATEGORY in f["properties"]["categories"]]
    axes.scatter(*zip(*places), s=46, marker="P", color="#14213d", edgecolors="white",
                 linewidths=0.7, zorder=6)
    return len(places)


def draw_scale(axes, west, south, latitude, meters=500):
    """In the corner, on white."""
    length = meters / meters_a_degree(latitude)[0]
    axes.plot([west, west + length], [south, south], color="#222222", linewidth=2.5,
              solid_capstyle="butt", zorder=8)
    axes.text(west + length / 2, south + 0.00022, f"{meters} m", ha="center", va="bottom",
              fontsize=8, zorder=8)


def legend(axes, counts, facilities):
    def dot(verdict):
        color, size, label = HOUSEHOLD[verdict]
        return Line2D([], [], marker="o", linestyle="", color=color, markeredgewidth=0,
                      markersize=2.5 + size / 2, label=f"{label} ({counts[verdict]:,})")

    headings = [
        Line2D([], [], linestyle="", label=text) for text in (
            f"On foot to a {CATEGORY}, 4 km/h", "Residential buildings,\nat 15 minutes")]
    entries = [
        headings[0],
        Patch(facecolor=FILL[10], edgecolor=EDGE[10], label="within 10 minutes"),
        Patch(facecolor=FILL[15], edgecolor=EDGE[15], label="within 15 minutes"),
        Line2D([], [], marker="P", linestyle="", color="#14213d", markeredgecolor="white",
               markersize=8, label=f"{CATEGORY} ({facilities})"),
        Line2D([], [], color="#9aa3a8", linewidth=0.8, label="street, as walked"),
        headings[1],
        *(dot(verdict) for verdict in HOUSEHOLD),
    ]
    box = axes.legend(
        handles=entries, loc="upper left", bbox_to_anchor=(1.025, 1.0), fontsize=8.5, frameon=False,
        borderaxespad=0, labelspacing=0.75, handlelength=1.8)
    for entry, text in zip(entries, box.get_texts()):
        if entry in headings:
            text.set_fontweight("bold")


def save(figure, picture):
    """With few colors, and without a date or the name of a program."""
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png", dpi=150)
    image = Image.open(drawn).convert("RGB").quantize(
        COLORS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    image.save(picture, format="PNG", optimize=True)


def main(results, streets, picture):
    results = Path(results)
    west, south, east, north = json.loads(
        (results / "summary.json").read_text(encoding="utf-8"))["network"]["data_area"]["box"]
    latitude = (south + north) / 2
    pyplot.rcParams["font.family"] = "DejaVu Sans"
    figure = pyplot.figure(figsize=(7.4, 7.4))
    axes = figure.add_axes((0.02, 0.05, 0.64, 0.93))
    axes.set(xlim=(west, east), ylim=(south, north), xticks=[], yticks=[], facecolor="#f4f3ef")
    axes.set_aspect(1 / math.cos(math.radians(latitude)), anchor="NW")
    draw_areas(axes, results)
    draw_streets(axes, streets)
    counts = draw_households(axes, results)
    facilities = draw_facilities(axes, results)
    draw_scale(axes, west + 0.0009, south + 0.0008, latitude)
    legend(axes, counts, facilities)
    figure.text(0.02, 0.018, f"{CITY}, data of 2020: © OpenStreetMap contributors, ODbL. Drawn by "
                "Scripts/draw-picture from results of lifecircle.", fontsize=7, color="#444444")
    save(figure, picture)


if __name__ == "__main__":
    main(*sys.argv[1:])
