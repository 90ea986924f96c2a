#!/usr/bin/env python3
"""A peer of `lifecircle analyze`: pyrosm reads the streets, pandana finds the nearest facility.

    with_pandana.py OSM_FILE RESULTS [OUTPUT.csv]

RESULTS is a results folder of lifecircle, whose households and facilities it is asked about: it
reads no buildings. Places are at their nearest node, as pandana knows it, of
the largest part, which is what pyrosm hands over.
"""

import sys

import pandas
import pyrosm
from places import CATEGORIES, METERS_PER_SECOND, MINUTES, facilities, households, write_seconds

FARTHEST = 60 * max(MINUTES) * METERS_PER_SECOND + 1  # pandana gives this where it finds nothing


def main():
    osm = pyrosm.OSM(sys.argv[1])
    nodes, edges = osm.get_network("walking", nodes=True)
    network = osm.to_graph(nodes, edges, graph_type="pandana", network_type="walking")
    ids, longitudes, latitudes = households(sys.argv[2])
    homes = network.get_node_ids(pandas.Series(longitudes), pandas.Series(latitudes))
    places = list(facilities(sys.argv[2]))
    seconds = {}
    for category in CATEGORIES:
        found = pandas.DataFrame([place[:2] for place in places if category in place[2]])
        if found.empty:
            seconds[category] = [float("inf")] * len(ids)
            continue
        network.set_pois(category, FARTHEST, 1, found[0], found[1])
        meters = network.nearest_pois(FARTHEST, category, num_pois=1)[1].loc[homes]
        seconds[category] = meters.where(meters < FARTHEST, float("inf")) / METERS_PER_SECOND
    for category, column in seconds.items():
        print(category, *(f"{minutes} min: {sum(x <= 60 * minutes for x in column)}"
                          for minutes in MINUTES), sep=", ")
    if len(sys.argv) > 3:
        write_seconds(sys.argv[3], ids, seconds)


if __name__ == "__main__":
    main()
