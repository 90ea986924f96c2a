"""From an OSM file to the verdicts on its homes."""

import numpy as np
from question import CATEGORIES, MINUTES, SPEED
from scipy.spatial import cKDTree

from .joins import Joiner
from .network import A, E2, GEOD, Network
from .reading import Places, read
from .rule import DETOUR_FACTOR
from .search import Search


def within(network, homes):
    """The homes inside the data area."""
    inside = network.inside(homes.x, homes.y)
    return Places([name for name, kept in zip(homes.ids, inside) if kept],
                  homes.x[inside], homes.y[inside], None)


def in_space(places, which):
    """Points of the ellipsoid in meters."""
    longitude, latitude = np.radians(places.x[which] / 1e7), np.radians(places.y[which] / 1e7)
    radius = A / np.sqrt(1 - E2 * np.sin(latitude) ** 2)
    return np.stack([radius * np.cos(latitude) * np.cos(longitude),
                     radius * np.cos(latitude) * np.sin(longitude),
                     radius * (1 - E2) * np.sin(latitude)], 1)


def straight_lines(homes, which, facilities, of_category):
    """Meters from some homes to the nearest of the facilities: the geodesic to the two nearest."""
    meters = np.full(len(homes.x), np.inf)
    count = min(2, len(of_category))
    if len(which) and count:
        tree = cKDTree(in_space(facilities, of_category))
        near = of_category[tree.query(in_space(homes, which), k=count)[1].reshape(-1, count)]
        for column in near.T:
            distance = GEOD.inv(homes.x[which] / 1e7, homes.y[which] / 1e7,
                                facilities.x[column] / 1e7, facilities.y[column] / 1e7)[2]
            meters[which] = np.minimum(meters[which], distance)
    return meters


def judge(limit, seconds, open_end, straight, any_joined, joined):
    """A verdict or the reason of `notCovered` for each home."""
    reach = round(limit * SPEED * 1000)
    with np.errstate(invalid="ignore"):
        near = np.rint(straight * 1000) <= reach
        detour = near & (seconds > np.round(DETOUR_FACTOR * straight / SPEED, 2))
    return np.select(
        [seconds <= limit, open_end <= limit, np.full(len(seconds), not any_joined), ~joined,
         np.isinf(seconds) & np.isinf(open_end), detour],
        ["covered", "unknown", "noFacility", "offNetwork", "notConnected", "detour"], "tooFar")


def joined(joins, count):
    """Whether each of `count` points has a join."""
    mask = np.zeros(count, bool)
    mask[joins.point] = True
    return mask


def run(path, variant):
    """The number of segments in use, the homes in the data area, and columns for them: seconds and
    verdicts by category, and the seconds to where the data ends."""
    data = read(path, variant)
    network = Network(data.streets, data.box, variant)
    homes, facilities = within(network, data.homes), data.facilities
    count, total = len(homes.x), len(homes.x) + len(facilities.x)
    joins = Joiner(network, np.concatenate([homes.x, facilities.x]),
                   np.concatenate([homes.y, facilities.y])).departing(variant)
    home_joins, facility_joins = joins.of(0, count), joins.of(count, total)
    home_joined = joined(home_joins, count)
    facility_joined = joined(facility_joins, len(facilities.x))

    search = Search(network, home_joins, facility_joins, len(facilities.x))
    open_end = search.to_open_ends(count)
    columns = {}
    for number, category in enumerate(CATEGORIES):
        of_category = np.flatnonzero(facilities.categories[number])
        reachable = of_category[facility_joined[of_category]]
        seconds = search.to_facilities(reachable, count)
        undecided = np.flatnonzero(
            (seconds > 60 * MINUTES[0]) & (open_end > 60 * MINUTES[0]) & home_joined)
        straight = straight_lines(homes, undecided, facilities, of_category)
        columns[f"{category}_seconds"] = seconds
        for minutes in MINUTES:
            columns[f"{category}_{minutes}"] = judge(
                60 * minutes, seconds, open_end, straight, len(reachable) > 0, home_joined)
    columns["open_end_seconds"] = open_end
    return network.used.sum(), homes, columns
