"""From the plan to objects: streets that meet, and homes set by chance where there is room."""

import random

import plan

SEED = 20260101


class Chance(random.Random):
    """Draws by `random()` alone, which is the same in every version of Python."""

    def between(self, low, high):
        return low + (high - low) * self.random()

    def whole(self, low, high):
        return low + int((high - low + 1) * self.random())


class Building:
    def __init__(self, middle, width, depth, tags):
        self.middle, self.width, self.depth, self.tags = middle, width, depth, tags

    @property
    def box(self):
        east, north = self.middle
        return (east - self.width / 2, north - self.depth / 2,
                east + self.width / 2, north + self.depth / 2)


class Household:
    def __init__(self, identifier, address, middle, homes, people, elderly, building=None):
        self.identifier, self.address, self.middle = identifier, address, middle
        self.homes, self.people, self.elderly, self.building = homes, people, elderly, building


def old_town_lanes(chance):
    """A bent grid of lanes; its ends lie on the straight streets around it."""
    west, south, east, north = plan.OLD_TOWN
    crossings = {}
    for column, middle in enumerate(plan.OLD_TOWN_COLUMNS):
        for row, height in enumerate(plan.OLD_TOWN_ROWS):
            crossings[column, row] = (
                round(middle + chance.between(-17, 17), 1),
                round(height + chance.between(-17, 17), 1))
    lanes = []
    names = ["井儿巷", "豆腐巷", "石榴巷", "铁匠巷", "文庙街", "后营巷", "槐树巷", "马道巷"]
    for column, middle in enumerate(plan.OLD_TOWN_COLUMNS):
        line = [crossings[column, row] for row in range(len(plan.OLD_TOWN_ROWS))]
        lanes.append([(middle, south), *line, (middle, north)])
    for row, height in enumerate(plan.OLD_TOWN_ROWS):
        line = [crossings[column, row] for column in range(len(plan.OLD_TOWN_COLUMNS))]
        lanes.append([(west, height), *line, (east, height)])
    streets = []
    for name, line in zip(names, lanes):
        highway = "pedestrian" if name == "文庙街" else "living_street"
        streets.append(plan.Street(name, line, highway=highway))
    return streets


def add_junctions(streets):
    """Gives two streets of one level a common point where they cross at right angles, or where one
    has a point on the other."""
    for street in streets:
        line = [street.line[0]]
        for start, end in zip(street.line, street.line[1:]):
            others = (other for other in streets if other.level == street.level)
            points = {point for other in others for point in meetings(start, end, other)}
            line += sorted(points - {start, end}, key=lambda point: distance_along(start, point))
            line.append(end)
        street.line = line


def meetings(start, end, other):
    """Where `other` meets the segment, if the segment runs due east or due north."""
    for point in other.line:
        if on_segment(point, start, end):
            yield point
    for first, second in zip(other.line, other.line[1:]):
        if start[1] == end[1] and first[0] == second[0]:
            point = (first[0], start[1])
        elif start[0] == end[0] and first[1] == second[1]:
            point = (start[0], first[1])
        else:
            continue
        if on_segment(point, start, end) and on_segment(point, first, second):
            yield point


def on_segment(point, start, end):
    if start[0] == end[0] == point[0]:
        return min(start[1], end[1]) <= point[1] <= max(start[1], end[1])
    if start[1] == end[1] == point[1]:
        return min(start[0], end[0]) <= point[0] <= max(start[0], end[0])
    return False


def distance_along(start, point):
    return abs(point[0] - start[0]) + abs(point[1] - start[1])


class Ground:
    """What is taken already."""

    def __init__(self, streets):
        self.segments = [
            (start, end, 9 if street.tags["highway"] in ("primary", "secondary") else 6)
            for street in streets for start, end in zip(street.line, street.line[1:])]
        self.boxes = [
            (1250, 600, 1450, 800), plan.SQUARE[1], plan.PARK[1],
            *(building[1:5] for building in plan.BUILDINGS)]
        self.boxes += [(east - 12, north - 9, east + 12, north + 9)
                       for *_, east, north in plan.FACILITIES]

    def is_free(self, box, gap):
        west, south, east, north = box
        if any(w - gap < east and west < e + gap and s - gap < north and south < n + gap
               for w, s, e, n in self.boxes):
            return False
        return not any(
            crosses((west - room, south - room, east + room, north + room), start, end)
            for start, end, room in self.segments)

    def take(self, box):
        self.boxes.append(box)


def crosses(box, start, end):
    """Whether the segment has a point in the box (clipping by Liang and Barsky)."""
    low, high = 0.0, 1.0
    for axis in (0, 1):
        step = end[axis] - start[axis]
        for edge, sign in ((box[axis], -1), (box[axis + 2], 1)):
            room = sign * (edge - start[axis])
            rate = sign * step
            if rate == 0:
                if room < 0:
                    return False
            elif rate > 0:
                high = min(high, room / rate)
            else:
                low = max(low, room / rate)
    return low <= high


KINDS = {
    # kind: step east, step north, width, depth, shift, gap between buildings, storeys
    "slab": (62, 43, (36, 48), (12, 14), 4, 7, (5, 11)),
    "house": (38, 34, (11, 16), (9, 12), 8, 5, (2, 3)),
    "old": (26, 25, (10, 16), (8, 12), 6, 2, (1, 3)),
}


def people(chance, homes):
    """How many live in so many homes, and how many of them are 60 or older."""
    count = max(1, round(homes * chance.between(2.2, 3.1)))
    return count, round(count * chance.between(0.12, 0.34))


def home(chance, identifier, address, middle, kind):
    _, _, widths, depths, _, _, storeys = KINDS[kind]
    width, depth = round(chance.between(*widths), 1), round(chance.between(*depths), 1)
    levels = chance.whole(*storeys)
    homes = levels * chance.whole(6, 8) if kind == "slab" else chance.whole(1, 3)
    tags = {"building": "apartments" if kind == "slab" else "house", "name": address,
            "building:levels": str(levels)}
    count, elderly = people(chance, homes)
    return Household(
        identifier, address, middle, homes, count, elderly, Building(middle, width, depth, tags))


def named_homes(chance, ground):
    for identifier, east, north, address in plan.HOUSEHOLDS:
        household = home(chance, identifier, address, (east, north), "house")
        household.building.tags["building"] = "apartments"
        household.homes = chance.whole(6, 12)
        household.people, household.elderly = people(chance, household.homes)
        ground.take(household.building.box)
        yield household


def other_homes(chance, ground):
    numbers = {}
    for community, estate, kind, west, south, east, north, share in plan.BLOCKS:
        step_east, step_north, _, _, shift, gap, _ = KINDS[kind]
        estate_number = 10
        y = south + step_north / 2
        while y < north:
            x = west + step_east / 2
            while x < east:
                middle = (round(x + chance.between(-shift, shift), 1),
                          round(y + chance.between(-shift, shift) / 2, 1))
                candidate = home(chance, "", f"{estate}{estate_number}号", middle, kind)
                if kind == "slab":
                    candidate.address += "楼"
                    candidate.building.tags["name"] = candidate.address
                is_built = chance.random() < share
                if is_built and ground.is_free(candidate.building.box, gap):
                    numbers[community] = numbers.get(community, 100) + 1
                    candidate.identifier = f"{community}-{numbers[community]}"
                    estate_number += 1
                    ground.take(candidate.building.box)
                    yield candidate
                x += step_east
            y += step_north


class Town:
    """Streets and households in the order in which they are written."""

    def __init__(self, seed=SEED):
        chance = Chance(seed)
        self.streets = plan.STREETS + old_town_lanes(chance)
        add_junctions(self.streets)
        ground = Ground(self.streets)
        households = list(named_homes(chance, ground)) + list(other_homes(chance, ground))
        identifier, address = plan.WITHOUT_COORDINATES
        households.append(Household(identifier, address, None, 1, 2, 1))
        self.households = sorted(households, key=lambda household: household.identifier)
