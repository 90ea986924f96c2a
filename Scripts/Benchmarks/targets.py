"""The bounds that measured commands are held to, and whether they keep them."""

import statistics
from dataclasses import dataclass

from commands import GROUPS, LARGEST
from measuring import median, ratios, value


@dataclass(frozen=True)
class Target:
    """`of` beside the fastest of `beside`, or by itself where there is none. A bound `least` asks
    how many times as fast (or as little) `of` is; `most` asks how many times as long (or as much)
    it takes, or how much it takes by itself."""
    text: str
    group: str
    of: str
    beside: tuple
    least: float = None
    most: float = None
    what: str = "seconds"  # or own, megabytes, or the beginnings of names of stages

    @property
    def bound(self):
        if self.least is not None:
            return f"at least {self.least:g}{self.unit}"
        return f"at most {self.most:g}{self.unit}"

    @property
    def unit(self):
        return "" if self.beside else " MB"

    def figures(self, runs):
        """One for each round; `None` where something was not measured."""
        if self.of not in runs or not all(other in runs for other in self.beside):
            return None
        ours = runs[self.of]
        if not self.beside:
            return [value(run, self.what) for run in ours]
        fastest = min((runs[other] for other in self.beside),
                      key=lambda others: median(others, self.what))
        if self.most is not None:
            return ratios(ours, fastest, self.what)
        return ratios(fastest, ours, self.what)

    def is_met(self, figure):
        return figure >= self.least if self.least is not None else figure <= self.most

    def row(self, runs, city):
        """Its row of the table: the median and the range over the rounds."""
        text = self.text.replace("{city}", city)
        figures = self.figures(runs)
        if not figures:
            return [text, self.bound, "", "", "not measured"]
        low, middle, high = (
            f"{figure:.{2 if self.beside else 0}f}"
            for figure in (min(figures), statistics.median(figures), max(figures)))
        met = "yes" if self.is_met(statistics.median(figures)) else "**no**"
        return [text, self.bound, f"**{middle}{self.unit}**", f"{low}–{high}", met]


TARGETS = [
    Target("OSM file to network in memory, beside the fastest bare loop over libosmium: time",
           "reading", "network",
           tuple(line.id for line in GROUPS["reading"] if line.id.startswith("libosmium")),
           most=1.5, what="own"),
    Target("analyze without isochrones beside the pyosmium program: speed", "verdicts", "analyze",
           ("vectorized",), least=8),
    Target("the same: memory", "verdicts", "analyze", ("vectorized",), most=0.5, what="megabytes"),
    Target("analyze with isochrones at fast beside the pyosmium program: speed", "verdicts",
           "analyze-fast", ("vectorized",), least=4),
    Target("analyze from the city file beside the OSM file: time", "verdicts", "analyze-lcn",
           ("analyze",), most=0.35),
    Target("one isochrone from start to exit beside Valhalla: speed", "one isochrone", "isochrone",
           ("valhalla",), least=5),
    Target("1,000 isochrones at fast beside Valhalla, {city}: speed", "1,000 isochrones",
           "fast-given", ("valhalla-given",), least=3),
    Target("1,000 isochrones at fast beside Valhalla, Porto: speed", "1,000 isochrones",
           "fast-porto", ("valhalla-porto",), least=1),
    Target("1,000 isochrones at published beside Valhalla, {city}: speed", "1,000 isochrones",
           "published-given", ("valhalla-given",), least=1),
    Target("two threads beside one, reading a file of 30 MB or more: speed", "threads", "read-2",
           ("read-1",), least=1.7, what="reading"),
    Target("two threads beside one, joins: speed", "threads", "judge-2", ("judge-1",), least=1.7,
           what="joining"),
    Target("two threads beside one, searches: speed", "threads", "judge-2", ("judge-1",),
           least=1.7, what="searching|finding"),
    Target("two threads beside one, drawing: speed", "threads", "draw-2", ("draw-1",), least=1.7,
           what="drawing"),
    Target("from 3 million segments to the city file: memory", "scaling", f"city file-{LARGEST}",
           (), most=1500, what="megabytes"),
]
