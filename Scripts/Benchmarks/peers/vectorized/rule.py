"""The walking rule's figures and tags: which ways are streets, which places homes and facilities.

`Variant` says where a run departs from the rule: nowhere when its time is measured. Scripts/bench
compares verdicts with each variant, to find what each way of other programs changes.
"""

from dataclasses import dataclass

STEPS_SPEED = 2 / 3.6  # m/s
MAX_JOIN, JOIN_SLACK, SMALL_PART = 100.0, 10.0, 1000.0  # m
DETOUR_FACTOR = 1.5
IMPLAUSIBLE_BOX_FACTOR, BOX_MARGIN_DEGREES = 4, 0.001

# What can be a street, a home, a facility has one of these keys.
STREET_KEYS = ("highway", "railway", "public_transport", "man_made")
HOME_KEY = "building"
FACILITY_KEYS = ("amenity", "healthcare", "shop", "social_facility")
BARRIER_KEY = "barrier"

OPEN, RESTRICTED, CLOSED = 0, 1, 2

NO_STREET = frozenset(
    "construction proposed planned abandoned disused razed demolished no raceway bus_guideway "
    "busway escape via_ferrata rest_area services emergency_bay".split())
MOTORWAY = frozenset(["motorway", "motorway_link"])
FOOT_OPEN = frozenset("yes designated permissive official".split())
BARRIER_OPEN = FOOT_OPEN - {"official"}
PRIVATE = frozenset("private customers permit residents delivery".split())
FOOT_PRIVATE = PRIVATE | {"destination"}
SHUT = frozenset("no military emergency".split())
SIDEWALK = frozenset("both left right yes".split())
FOOTWAYS = frozenset("footway pedestrian path steps".split())
WALL = frozenset("wall fence city_wall retaining_wall hedge".split())

HOME = frozenset(
    "apartments residential house detached semidetached_house terrace dormitory bungalow".split())
NO_HOME = ("amenity", "shop", "office", "tourism", "leisure", "industrial")


@dataclass(frozen=True)
class Variant:
    nearest_node: bool = False  # points join the nearest node of the streets, however far
    nearest_street: bool = False  # points join the nearest street only
    free_leg: bool = False  # the way from a point to the street takes no time
    largest_part: bool = False  # only the largest connected part of the streets is used
    steps_as_streets: bool = False
    oneway_footways: bool = False  # oneway=yes holds for walkers where no car goes
    private_open: bool = False
    private_refused: bool = False
    gates_open: bool = False  # barriers are not read
    squares_refused: bool = False  # area=yes makes no street


def street_class(tags, variant):
    """OPEN, RESTRICTED or CLOSED (no street) for the tags of a way."""
    highway = tags.get("highway")
    if highway is None:
        if not (tags.get("railway") == "platform" or tags.get("public_transport") == "platform"
                or tags.get("man_made") == "pier"):
            return CLOSED
    elif highway in NO_STREET:
        return CLOSED
    foot, access = tags.get("foot"), tags.get("access")
    if variant.squares_refused and tags.get("area") == "yes":
        return CLOSED
    if foot == "no" or foot == "use_sidepath":
        return CLOSED
    if foot in FOOT_OPEN:
        return OPEN
    if highway in MOTORWAY or tags.get("motorroad") == "yes":
        if tags.get("sidewalk") not in SIDEWALK:
            return CLOSED
    if foot in FOOT_PRIVATE:
        return private_class(variant)
    if access in SHUT:
        return CLOSED
    return private_class(variant) if access in PRIVATE else OPEN


def directions(tags, variant):
    """Whether a way may be walked forward and backward."""
    oneway, conveying = tags.get("oneway:foot"), tags.get("conveying")
    if variant.oneway_footways and oneway is None and tags.get("highway") in FOOTWAYS:
        oneway = tags.get("oneway")
    return (
        not (oneway == "-1" or tags.get("foot:forward") == "no" or conveying == "backward"),
        not (oneway == "yes" or tags.get("foot:backward") == "no" or conveying == "forward"))


def private_class(variant):
    if variant.private_refused:
        return CLOSED
    return OPEN if variant.private_open else RESTRICTED


def barrier_class(tags):
    """OPEN, RESTRICTED or CLOSED for the tags of a node."""
    barrier = tags.get("barrier")
    if barrier is None:
        return OPEN
    foot, access = tags.get("foot"), tags.get("access")
    if foot in BARRIER_OPEN:
        return OPEN
    if barrier in WALL or foot == "no" or (foot is None and access == "no"):
        return CLOSED
    if foot in FOOT_PRIVATE or (foot is None and access in PRIVATE):
        return RESTRICTED
    return OPEN


def is_home(tags):
    building = tags.get("building")
    if building in HOME:
        return True
    return building == "yes" and not any(key in tags for key in NO_HOME)


def categories_of(tags):
    """The categories of `question` that a place belongs to: a bit each, in their order."""
    amenity, shop = values(tags.get("amenity")), values(tags.get("shop"))
    bits = 0
    if not amenity.isdisjoint(("clinic", "doctors")):
        bits |= 1
    elif not values(tags.get("healthcare")).isdisjoint(("clinic", "centre", "doctor")):
        bits |= 1
    if "supermarket" in shop:
        bits |= 2
    if not amenity.isdisjoint(("childcare", "kindergarten")):
        bits |= 4
    if "nursing_home" in amenity:
        bits |= 8
    elif "senior" in values(tags.get("social_facility:for")):
        kinds = ("nursing_home", "assisted_living", "day_care")
        facility = values(tags.get("social_facility"))
        if "social_facility" in amenity or not facility.isdisjoint(kinds):
            bits |= 8
    return bits


def values(text):
    """The values of a tag that may be a list."""
    if text is None:
        return frozenset()
    if ";" in text:
        return frozenset(value.strip() for value in text.split(";"))
    return frozenset((text,))
