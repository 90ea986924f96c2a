"""The plan of the demo town: streets, places and named households, drawn by hand.

All positions are meters east and north of the south-west corner of the data area, which is
3,000 m wide and 2,500 m high. What the town is for stands in Data/Samples/demo-town/README.md.
"""

import math

WIDTH, HEIGHT = 3000, 2500
NAME = "示例镇"

# Streets on one level meet where they cross or touch; those on another share only a node at an end.
GROUND, ABOVE, BELOW = 0, 1, -1


class Street:
    def __init__(self, name, line, level=GROUND, missing=0, **tags):
        """`missing`: how many nodes the line's end refers to that the file does not hold."""
        self.line, self.level, self.missing = line, level, missing
        self.tags = {"name": name} if name else {}
        self.tags.update((key.replace("__", ":"), value) for key, value in tags.items())
        self.tags.setdefault("highway", "residential")


def curve(start, end, swing, steps=8):
    """Points from `start` to `end` that leave and arrive due east or west, pushed north by `swing`
    in the middle."""
    points = []
    for step in range(steps + 1):
        part = step / steps
        rise = (1 - math.cos(math.pi * part)) / 2
        points.append((
            start[0] + (end[0] - start[0]) * part,
            start[1] + (end[1] - start[1]) * rise + swing * math.sin(math.pi * part)))
    return points


def ring(center, radius, corners=24):
    points = [
        (center[0] + radius * math.cos(2 * math.pi * corner / corners),
         center[1] + radius * math.sin(2 * math.pi * corner / corners))
        for corner in range(corners)]
    return points + points[:1]


# The data ends in the west in the middle of complete ways: 110 m beyond, at -60, is the first node
# outside. In the south and east the ways go on to nodes that the file lacks.
SOUTH = [
    Street("学苑路", [(300, 250), (2700, 250)]),
    Street("人民路", [(-300, 550), (-60, 550), (50, 550), (2950, 550)], missing=2,
           highway="primary"),
    Street("和平路", [(300, 850), (2700, 850)], highway="tertiary"),
    Street("滨河南路",
           curve((300, 1105), (600, 1150), 0) + [(2400, 1150)]
           + curve((2400, 1150), (2700, 1190), 0)[1:], highway="tertiary"),
    Street("西环路", [(300, 250), (300, 1105)], highway="tertiary"),
    Street("建设路", [(600, 250), (600, 1150)]),
    Street("建新巷", [(750, 850), (750, 1150)], highway="living_street"),
    Street("兴业路", [(900, 250), (900, 550)]),
    Street("文化路", [(1200, 250), (1200, 1150)]),
    Street("胜利路", [(1500, 250), (1500, 1150)]),
    Street("中山路", [(1800, 250), (1800, 1150)], highway="secondary"),
    Street("东风路", [(2100, 250), (2100, 850)]),
    Street("光明路", [(2400, 250), (2400, 1150)]),
    Street("东环路", [(2700, 1190), (2700, 60)], missing=2, highway="tertiary"),
    # A footway that may only be walked northwards, and the spur to the kindergarten at its foot.
    Street("单行步道", [(1050, 250), (1050, 550)], highway="footway", oneway__foot="yes"),
    Street("", [(1050, 150), (1050, 250)], highway="footway"),
    # Walled up in the middle, at WALL.
    Street("墙根巷", [(1650, 250), (1650, 400), (1650, 550)], highway="living_street"),
    # A square mapped as an area, with its way in from the south.
    Street("人民广场", [(1250, 600), (1450, 600), (1450, 800), (1250, 800), (1250, 600)],
           highway="pedestrian", area="yes"),
    Street("", [(1350, 550), (1350, 600)], highway="footway"),
    # A park's path that the map does not connect: 376 m, a part shorter than 1,000 m.
    Street("公园环路", ring((1350, 1000), 60), highway="footway"),
]

# A gated compound: a gate on 人民路, and in the north a lane that would be a tempting short cut.
COMPOUND = [
    Street("锦绣花园中轴路", [(900, 550), (900, 580), (900, 850)], highway="service", access="private"),
    Street("锦绣花园横路", [(650, 700), (1150, 700)], highway="service", access="private"),
]

# Lanes without a tag of their own behind private ones: a pocket, restricted like them.
POCKET = [
    Street("东湖小区南门", [(2100, 850), (2100, 900)], highway="service", access="private"),
    Street("东湖小区路", [(2100, 900), (2100, 1100)], highway="living_street"),
    Street("东湖小区横路", [(2000, 1000), (2200, 1000)], highway="living_street"),
    Street("东湖小区北门", [(2100, 1100), (2100, 1150)], highway="service", access="private"),
]

BRIDGE = [
    Street("红星桥", [(1800, 1150), (1800, 1350)], level=ABOVE, highway="secondary", bridge="yes",
           layer="1"),
]

NORTH = [
    Street("滨河北路", curve((450, 1300), (900, 1350), 0) + [(2250, 1350)], highway="tertiary"),
    Street("新华街", [(450, 1600), (900, 1600)]),
    Street("新华东街", [(1500, 1600), (2400, 1600)]),
    Street("解放路", [(-300, 1850), (-60, 1850), (50, 1850), (2400, 1850)], highway="secondary"),
    Street("铁牛路", [(900, 2020), (2100, 2020)]),
    Street("柳荫路", [(450, 1300), (450, 1850)]),
    Street("西街", [(900, 1350), (900, 2020)]),
    Street("北门街", [(1200, 1850), (1200, 2020)]),
    Street("东街", [(1500, 1350), (1500, 2020)]),
    Street("中山路", [(1800, 1350), (1800, 2060)], highway="secondary"),
    Street("学府路", [(2100, 1350), (2100, 2020)]),
    Street("春晖路", [(2250, 1350), (2250, 1850)]),
    Street("望湖路", [(2400, 1600), (2400, 1850)]),
    # A square mapped as a relation (SQUARE) makes no street: these two lanes end at it.
    Street("广场西巷", [(1500, 1730), (1590, 1730)], highway="living_street"),
    Street("广场东巷", [(1710, 1730), (1800, 1730)], highway="living_street"),
]

# The trunk road is closed to walkers; a footbridge and an underpass cross it.
CROSSINGS = [
    Street("环镇公路", [(-300, 2100), (50, 2100), (1500, 2100), (3000, 2100), (3300, 2100)],
           level=ABOVE, highway="trunk", foot="no"),
    Street("", [(1200, 2020), (1200, 2040)], highway="footway"),
    Street("北门天桥", [(1200, 2040), (1200, 2080)], highway="steps"),
    Street("北门天桥扶梯", [(1200, 2040), (1206, 2042), (1206, 2078), (1200, 2080)],
           highway="steps", conveying="forward"),
    Street("北门天桥", [(1200, 2080), (1200, 2120)], level=ABOVE + 1, highway="footway",
           bridge="yes", layer="2"),
    Street("北门天桥", [(1200, 2120), (1200, 2160)], highway="steps"),
    Street("", [(1200, 2160), (1200, 2220)], highway="footway"),
    Street("中山路下穿通道", [(1800, 2060), (1800, 2140)], level=BELOW, highway="secondary",
           tunnel="yes", layer="-1"),
    Street("中山路", [(1800, 2140), (1800, 2400)], highway="secondary"),
    Street("北苑路", [(900, 2220), (2300, 2220)]),
    Street("北苑北路", [(900, 2400), (2100, 2400)]),
    Street("苑西街", [(900, 2220), (900, 2400)]),
    Street("苑中街", [(1200, 2220), (1200, 2400)]),
    Street("苑东街", [(1500, 2220), (1500, 2400)]),
    Street("苑新街", [(2100, 2220), (2100, 2400)]),
]

# Dead ends: lanes of estates, by which the homes inside the blocks join, and tracks into the
# fields. None is so near to one of HOUSEHOLDS that it changes a walk worked out by hand.
ESTATE_LANES = [
    [(300, 975), (520, 975)], [(1200, 1000), (850, 1000)], [(1500, 1000), (1730, 1000)],
    [(600, 700), (380, 700)], [(300, 400), (520, 400)], [(900, 400), (680, 400)],
    [(1200, 400), (1430, 400)], [(1800, 700), (1580, 700)], [(1800, 700), (2030, 700)],
    [(1800, 400), (2030, 400)], [(2400, 700), (2170, 700)], [(2400, 400), (2170, 400)],
    [(2700, 400), (2480, 400)], [(2700, 1000), (2480, 1000)], [(2400, 715), (2540, 715)],
    [(900, 250), (900, 180)], [(710, 180), (980, 180)], [(1500, 250), (1500, 180)],
    [(1210, 180), (1780, 180)], [(450, 1725), (780, 1725)], [(450, 1490), (800, 1490)],
    [(1800, 1475), (1580, 1475)], [(2100, 1450), (1850, 1450)], [(2100, 1725), (1880, 1725)],
]
DEAD_ENDS = [Street("", lane, highway="service") for lane in ESTATE_LANES] + [
    Street("水厂路", [(300, 960), (180, 960)], highway="service"),
    Street("", curve((300, 250), (90, 100), 25), highway="track"),
    Street("", curve((2300, 2220), (2440, 2300), 0), highway="track"),
]

# Longer than the road beside it, so that no walk is shorter by it.
GREENWAY = [Street("清水河绿道", curve((900, 1350), (1800, 1350), -32, 14), highway="footway")]

# Two parts that nothing connects: a village of over 1,000 m of streets, and a lane of 250 m.
UNCONNECTED = [
    Street("望湖村南路", [(2520, 1500), (2850, 1500)]),
    Street("望湖村中路", [(2520, 1650), (2850, 1650)]),
    Street("望湖村北路", [(2520, 1800), (2850, 1800)]),
    Street("望湖村西巷", [(2520, 1500), (2520, 1800)], highway="living_street"),
    Street("望湖村东巷", [(2850, 1500), (2850, 1800)], highway="living_street"),
    # The link to the village is being built.
    Street("望湖路东延线", [(2400, 1650), (2520, 1650)], highway="construction",
           construction="residential"),
    Street("林场路", [(2600, 2250), (2850, 2250)], highway="track"),
]

STREETS = (SOUTH + COMPOUND + POCKET + BRIDGE + NORTH + CROSSINGS + DEAD_ENDS + GREENWAY
           + UNCONNECTED)

GATE, WALL = (900, 580), (1650, 400)
NODE_TAGS = {
    GATE: {"barrier": "gate", "access": "private"},
    WALL: {"barrier": "wall"},
}

# The old town's lanes are drawn by chance between these streets (west, south, east, north).
OLD_TOWN = (900, 1350, 1500, 1850)
OLD_TOWN_COLUMNS = [1000, 1120, 1250, 1385]
OLD_TOWN_ROWS = [1450, 1545, 1650, 1750]

SQUARE = ("文化广场", (1590, 1670, 1710, 1790), (1640, 1700, 1660, 1720))
PARK = ("滨河公园", (1230, 880, 1470, 1055))


def river_middle(east):
    """The river's middle bends away to the south in the west, and to the north in the east."""
    if east < 600:
        return 1250 - 70 * ((600 - east) / 600) ** 2
    if east > 2400:
        return 1250 + 70 * ((east - 2400) / 600) ** 2
    return 1250


RIVER = ("清水河", [(east, river_middle(east)) for east in range(-200, 3201, 100)], 40)

# Facilities of the bureau's table: id, name, categories, east, north.
CATEGORIES = {
    "clinic": "社区卫生服务", "supermarket": "超市", "childcare": "托幼",
    "elderly_station": "养老服务站", "market": "菜市场",
}
FACILITIES = [
    ("F01", "人民路社区卫生服务中心", ["clinic"], 1000, 530),
    ("F02", "滨河社区卫生服务站", ["clinic"], 1650, 1130),
    ("F03", "解放路社区卫生服务站", ["clinic"], 1350, 1870),
    ("F04", "东环社区卫生服务站", ["clinic"], 2550, 570),
    ("F11", "人民路超市", ["supermarket"], 1650, 570),
    ("F12", "解放路超市", ["supermarket"], 1650, 1870),
    ("F13", "望湖村超市", ["supermarket"], 2780, 1515),
    ("F14", "和平路超市", ["supermarket"], 500, 870),
    ("F15", "锦绣花园超市", ["supermarket"], 1000, 680),
    ("F21", "北街邻里中心", ["childcare", "supermarket"], 1150, 2000),
    ("F22", "西郊幼儿园", ["childcare"], 250, 530),
    ("F23", "春晖幼儿园", ["childcare"], 2250, 1870),
    ("F24", "东湖幼儿园", ["childcare"], 2140, 830),
    ("F25", "广场托育园", ["childcare"], 1350, 790),
    ("F26", "步道幼儿园", ["childcare"], 1050, 140),
    ("F27", "广场东幼儿园", ["childcare"], 1720, 1745),
    ("F31", "滨河养老服务站", ["elderly_station"], 1050, 1130),
    ("F32", "北苑养老服务中心", ["elderly_station"], 1560, 2240),
    ("F33", "光明养老服务站", ["elderly_station"], 2550, 870),
    ("F41", "东街菜市场", ["market"], 1530, 1400),  # a category that the rules do not know
]

# Those that the map itself holds are few, as maps of such towns are: id of FACILITIES, tags.
MAPPED_FACILITIES = [
    ("F01", {"amenity": "clinic", "building": "yes"}),
    ("F11", {"shop": "supermarket", "building": "retail"}),
    ("F21", {"amenity": "kindergarten"}),
    ("F24", {"amenity": "kindergarten", "building": "kindergarten"}),
    ("F31", {"amenity": "social_facility", "social_facility": "day_care",
             "social_facility:for": "senior"}),
]

# Households of which Data/Samples/demo-town/expected.csv speaks: id, east, north, address.
HOUSEHOLDS = [
    ("SL01-001", 940, 720, "锦绣花园1号楼"),
    ("SL01-002", 1140, 720, "锦绣花园2号楼"),
    ("SL01-003", 700, 680, "锦绣花园3号楼"),
    ("SL01-004", 860, 870, "和平路86号"),
    ("SL02-001", 770, 1000, "建新巷10号"),
    ("SL02-002", 1350, 1078, "滨河公园宿舍"),
    ("SL02-003", 1780, 1000, "中山路100号"),
    ("SL02-004", 1900, 1170, "滨河南路190号"),
    ("SL03-001", 1670, 340, "墙根巷34号"),
    ("SL03-002", 1670, 460, "墙根巷46号"),
    ("SL03-003", 1600, 570, "人民路160号"),
    ("SL03-004", 1050, 575, "人民路105号"),
    ("SL03-005", 1400, 530, "人民路140号"),
    ("SL03-006", 1065, 175, "学苑路105号"),
    ("SL03-007", 1600, 230, "学苑路160号"),
    ("SL03-008", 620, 400, "建设路40号"),
    ("SL04-001", 2060, 1015, "东湖小区1号楼"),
    ("SL04-002", 2040, 1170, "滨河南路204号"),
    ("SL04-003", 2120, 400, "东风路40号"),
    ("SL04-004", 2420, 400, "光明路40号"),
    ("SL04-005", 2300, 270, "学苑路230号"),
    ("SL04-006", 2680, 150, "东环路15号"),
    ("SL04-007", 2850, 570, "人民路285号"),
    ("SL05-001", 200, 570, "人民路20号"),
    ("SL05-002", 680, 530, "人民路68号"),
    ("SL05-003", -40, 570, "人民路西段"),
    ("SL06-001", 1050, 1370, "滨河北路105号"),
    ("SL06-002", 1520, 1450, "东街45号"),
    ("SL06-003", 1000, 1870, "解放路100号"),
    ("SL07-001", 1650, 1370, "滨河北路165号"),
    ("SL07-002", 1580, 1745, "广场西巷8号"),
    ("SL07-003", 2380, 1750, "望湖路75号"),
    ("SL07-004", 500, 1620, "新华街50号"),
    ("SL07-005", 350, 1870, "解放路35号"),
    ("SL08-001", 1135, 2240, "北苑路113号"),
    ("SL08-002", 1900, 2240, "北苑路190号"),
    ("SL08-003", 1650, 2420, "北苑北路165号"),
    ("SL09-001", 2700, 1665, "望湖村中路27号"),
    ("SL09-002", 2460, 1720, "望湖村西口"),
    ("SL09-003", 2680, 1485, "望湖村南路18号"),
    ("SL10-001", 2700, 2265, "林场路7号"),
    ("SL10-002", 2900, 1000, "河东农舍"),
]
WITHOUT_COORDINATES = ("SL10-003", "林场路（位置待核）")

# Where other homes stand: community, estate, kind, west, south, east, north, share of places built.
BLOCKS = [
    ("SL01", "锦绣花园", "slab", 610, 560, 1190, 840, 0.95),
    ("SL02", "滨河西苑", "slab", 310, 860, 590, 1085, 0.7),
    ("SL02", "建新里", "slab", 610, 860, 740, 1140, 0.9),
    ("SL02", "滨河花园", "slab", 760, 860, 1190, 1140, 0.8),
    ("SL02", "胜利新村", "slab", 1510, 860, 1790, 1140, 0.85),
    ("SL03", "建设新村", "slab", 610, 260, 890, 540, 0.85),
    ("SL03", "文化里", "slab", 910, 260, 1190, 540, 0.8),
    ("SL03", "学苑新村", "slab", 1210, 260, 1490, 540, 0.85),
    ("SL03", "墙根里", "slab", 1510, 260, 1790, 540, 0.85),
    ("SL03", "学苑南里", "house", 700, 130, 1780, 240, 0.85),
    ("SL03", "胜利里", "slab", 1510, 560, 1790, 840, 0.8),
    ("SL04", "东湖小区", "slab", 1960, 880, 2240, 1120, 0.95),
    ("SL04", "中山里", "slab", 1810, 560, 2090, 840, 0.8),
    ("SL04", "东风新村", "slab", 1810, 260, 2090, 540, 0.85),
    ("SL04", "光明里", "slab", 2110, 560, 2390, 840, 0.75),
    ("SL04", "光明新村", "slab", 2110, 260, 2390, 540, 0.8),
    ("SL04", "东环里", "house", 2410, 260, 2690, 540, 0.35),
    ("SL04", "东环新村", "slab", 2410, 860, 2690, 1130, 0.75),
    ("SL05", "西郊里", "slab", 310, 560, 590, 840, 0.75),
    ("SL05", "西郊新村", "house", 310, 260, 590, 540, 0.4),
    ("SL05", "西口", "house", 70, 500, 290, 610, 0.45),
    ("SL06", "老城", "old", 910, 1360, 1490, 1840, 0.75),
    ("SL07", "新华里", "slab", 460, 1610, 890, 1840, 0.85),
    ("SL07", "柳荫里", "house", 460, 1400, 890, 1590, 0.6),
    ("SL07", "东街里", "slab", 1510, 1360, 1790, 1590, 0.85),
    ("SL07", "学府花园", "slab", 1810, 1360, 2090, 1840, 0.8),
    ("SL07", "春晖里", "slab", 2110, 1360, 2240, 1840, 0.75),
    ("SL07", "望湖里", "house", 2260, 1610, 2390, 1840, 0.5),
    ("SL07", "解放里", "slab", 910, 1860, 1490, 2010, 0.7),
    ("SL07", "铁牛里", "slab", 1510, 1860, 2090, 2010, 0.75),
    ("SL07", "解放西里", "house", 100, 1800, 440, 1900, 0.4),
    ("SL08", "北苑一区", "slab", 910, 2230, 1490, 2390, 0.85),
    ("SL08", "北苑二区", "slab", 1510, 2230, 2090, 2390, 0.8),
    ("SL08", "北苑三区", "house", 2110, 2180, 2290, 2280, 0.4),
    ("SL09", "望湖村", "house", 2530, 1460, 2840, 1860, 0.75),
    ("SL10", "林场", "house", 2610, 2260, 2840, 2300, 0.35),
]
# The community that the table of households names, by the first four letters of the id.
COMMUNITIES = {
    "SL01": "锦绣社区", "SL02": "滨河社区", "SL03": "人民路社区", "SL04": "东湖社区",
    "SL05": "滨河社区", "SL06": "老城社区", "SL07": "解放路社区", "SL08": "北苑社区",
    "SL09": "望湖村", "SL10": "林场及散户",
}

# Other buildings: name, west, south, east, north, tags.
BUILDINGS = [
    ("示例镇人民政府", 1215, 640, 1240, 760, {"building": "government", "office": "government"}),
    ("示例镇文化馆", 1462, 640, 1487, 760, {"building": "civic", "amenity": "arts_centre"}),
    ("示例镇中心小学", 2150, 640, 2215, 662, {"building": "school", "amenity": "school"}),
    ("示例镇中学", 1860, 1480, 1930, 1505, {"building": "school", "amenity": "school"}),
    ("示例镇医院", 1560, 760, 1620, 785, {"building": "hospital", "amenity": "hospital"}),
    ("东街菜市场", 1515, 1385, 1550, 1415, {"building": "retail", "amenity": "marketplace"}),
    ("人民商场", 1220, 565, 1300, 590, {"building": "retail", "shop": "mall"}),
    ("东环仓库", 2450, 640, 2520, 690, {"building": "warehouse", "industrial": "depot"}),
    ("示例机械厂", 2570, 650, 2650, 760, {"building": "industrial", "industrial": "factory"}),
    ("东环厂房", 2460, 740, 2540, 800, {"building": "industrial"}),
    ("清水河水厂", 100, 930, 170, 980, {"building": "industrial", "man_made": "water_works"}),
    ("望湖村村委会", 2600, 1560, 2620, 1575, {"building": "yes", "office": "government"}),
]
