#!/usr/bin/env python3
"""A peer of `lifecircle analyze`: pyrosm reads the streets, pandana finds the nearest facility.

    with_pandana.py OSM_FILE RESULTS [OUTPUT.csv]

RESULTS is a results folder of lifecircle, whose households and facilities it is asked about: it
reads no buildings. Places are at their nearest node, as pandana knows it, of the largest part, and
that is what pyrosm hands over. All nodes are kept: with crossings only, which is pyrosm's default,
it takes as long, and places are moved farther. pandana searches on all processors.
"""

import sys

import pandas
import pyrosm
from places import facilities, households, write_seconds
from question import CATEGORIES, MINUTES, SPEED

FARTHEST = 60 * max(MINUTES) * SPEED + 1  # m; pandana gives this where it finds nothing


def nearest(network, homes, places, category):
    """Seconds of each home, by its node, to the nearest place of a category."""
    found = pandas.DataFrame([place[:2] for place in places if category in place[2]])
    if found.empty:
        return [float("inf")] * len(homes)
    network.set_pois(category, FARTHEST, 1, found[0], found[1])
    meters = network.nearest_pois(FARTHEST, category, num_pois=1)[1].loc[homes]
    return meters.where(meters < FARTHEST, float("inf")) / SPEED


def main():
    osm = pyrosm.OSM(sys.argv[1])
    nodes, edges = osm.get_network("walking", nodes=True)
    network = osm.to_graph(
        nodes, edges, graph_type="pandana", network_type="walking", simplify=False)
    ids, longitudes, latitudes = households(sys.argv[2])
    homes = network.get_node_ids(pandas.Series(longitudes), pandas.Series(latitudes))
    places = list(facilities(sys.argv[2]))
    seconds = {category: nearest(network, homes, places, category) for category in CATEGORIES}
    for category, column in seconds.items():
        print(category, *(f"{minutes} min: {sum(x <= 60 * minutes for x in column)}"
                          for minutes in MINUTES), sep=", ")
    if len(sys.argv) > 3:
        write_seconds(sys.argv[3], ids, seconds)


if __name__ == "__main__":
    main()
