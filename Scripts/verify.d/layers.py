"""Opens every file of a results folder by GDAL and geopandas: CITY RESULTS STREETS.

Each must be there with its count of records, types, texts, coordinates and box.
"""

import json
import math
import sys
from pathlib import Path

import geopandas
import pandas
import pyogrio
from checks import Checks, differences, read_table

STEP = 1e-7  # degrees


def is_chinese(text):
    return isinstance(text, str) and any("\u4e00" <= letter <= "\u9fff" for letter in text)


def is_nothing(value):
    return value is None or value is pandas.NA or (isinstance(value, float) and math.isnan(value))


class Layer:
    """A GeoJSON layer as GDAL sees it, beside the plain JSON."""

    def __init__(self, path):
        self.path = path
        self.json = json.loads(path.read_text(encoding="utf-8"))
        self.features = self.json["features"]
        self.info = pyogrio.read_info(path)
        self.frame = geopandas.read_file(path, engine="pyogrio")

    def count_faults(self):
        for reader, count in [("GDAL", self.info["features"]), ("geopandas", len(self.frame))]:
            if count != len(self.features):
                yield f"{reader} finds {count} records, not {len(self.features)}"

    def place_faults(self, geometry_type):
        """System, geometries, 7 decimals, bbox."""
        if not self.features:
            if "bbox" in self.json:
                yield "a layer without records has a bbox"
            return
        if self.frame.crs != "EPSG:4326" and self.frame.crs != "OGC:CRS84":
            yield f"the system is {self.frame.crs}"
        # An area in which nothing is in reach has no geometry, and says so.
        for feature, place in zip(self.features, self.frame.geometry):
            if (place is None) != (feature["properties"].get("reason") == "nothingInReach"):
                yield f"{feature['properties']}: a geometry that is there or not, and its reason"
        places = self.frame.geometry.dropna()
        types = set(places.geom_type)
        if types != {geometry_type}:
            yield f"geometries are {types}"
        if not places.is_valid.all():
            yield "a geometry is not valid"
        bounds = self.frame.total_bounds
        if any(abs(one - other) > STEP / 2 for one, other in zip(bounds, self.json["bbox"])):
            yield f"bbox is {self.json['bbox']}, the features' {bounds.tolist()}"
        for coordinate in self.frame.get_coordinates().to_numpy().ravel():
            if abs(coordinate / STEP - round(coordinate / STEP)) > 1e-3:
                yield f"{coordinate} has more than 7 decimals"

    def property_faults(self):
        """Every value that GDAL reads is the one that stands in the file."""
        names = list(self.features[0]["properties"]) if self.features else []
        for name in names:
            written = [feature["properties"][name] for feature in self.features]
            if name not in self.frame:
                yield f"{name} is not read"
                continue
            for row, (value, read) in enumerate(zip(written, self.frame[name]), 1):
                if not self.is_same(value, read):
                    yield f"{row} {name}: {read!r}, written {value!r}"
            yield from self.type_faults(name, written)

    @staticmethod
    def is_same(written, read):
        if isinstance(written, list):
            return list(json.loads(read) if isinstance(read, str) else read) == written
        if written is None:
            return is_nothing(read)
        return not is_nothing(read) and read == written

    def type_faults(self, name, written):
        values = [value for value in written if value is not None]
        if not values or any(isinstance(value, list) for value in values):
            return
        column = self.frame[name]
        if all(isinstance(value, bool) for value in values):
            is_right = pandas.api.types.is_bool_dtype(column)
        elif all(isinstance(value, (int, float)) for value in values):
            is_right = pandas.api.types.is_numeric_dtype(column)
        else:
            is_right = pandas.api.types.is_string_dtype(column.dropna())
        if not is_right:
            yield f"{name} is read as {column.dtype}"

    @property
    def chinese(self):
        """How many texts with Chinese characters geopandas reads."""
        return sum(
            int(self.frame[name].map(is_chinese).sum())
            for name in self.frame.columns if name != "geometry"
        )


def check_layer(checks, path, geometry_type):
    layer = Layer(path)
    faults = [
        *layer.count_faults(), *layer.place_faults(geometry_type), *layer.property_faults(),
    ]
    checks.check(
        f"{path.name} in GDAL and geopandas", faults,
        f"{len(layer.features)} records, {layer.chinese} Chinese texts",
    )
    return layer


def check_tables(checks, results):
    for name in ["households.csv", "coverage.csv", "rejected.csv"]:
        path = results / name
        columns, rows = read_table(path)
        faults = []
        frame = pyogrio.read_dataframe(path, read_geometry=False)
        for reader, count in [
            ("GDAL", pyogrio.read_info(path)["features"]),
            ("pyogrio", len(frame)),
            ("pandas", len(pandas.read_csv(path))),
        ]:
            if count != len(rows):
                faults.append(f"{reader} finds {count} rows, not {len(rows)}")
        if list(frame.columns) != columns:
            faults.append(f"GDAL finds the columns {list(frame.columns)}")
        types = pandas.read_csv(path).dtypes
        faults += [
            f"{column} is read as {types[column]}"
            for column in columns
            if rows and column.endswith(("_seconds", "lon", "lat", "weight"))
            and not pandas.api.types.is_numeric_dtype(types[column])
        ]
        checks.check(f"{name} in GDAL and pandas", faults, f"{len(rows)} rows")


def household_faults(layer, rows):
    """The layer says what the table says."""
    if len(layer.frame) != len(rows):
        yield f"{len(layer.frame)} records, {len(rows)} rows"
        return
    for feature, place, row in zip(layer.features, layer.frame.geometry, rows):
        if f"{place.x:.7f},{place.y:.7f}" != f"{row['lon']},{row['lat']}":
            yield f"{row['id']} lies at {place}, in the table at {row['lon']}, {row['lat']}"
        for name, text in row.items():
            value = feature["properties"][name]
            is_same = (value is None and text == "") or (
                value is not None
                and (float(text) == value if isinstance(value, (int, float)) else text == value)
            )
            if not is_same:
                yield f"{row['id']} {name}: {value!r}, in the table {text!r}"


def gap_faults(gaps, households, columns):
    """Exactly the households that are not covered at the largest limit, with all that is theirs."""
    verdicts = [name for name in columns if name + "_reason" in columns]
    largest = max(float(name.rsplit("_", 1)[1]) for name in verdicts)
    verdicts = [name for name in verdicts if float(name.rsplit("_", 1)[1]) == largest]
    expected = []
    for feature in households.features:
        properties = feature["properties"]
        missing = [n.rsplit("_", 1)[0] for n in verdicts if properties[n] == "notCovered"]
        if missing:
            expected.append({**feature, "properties": {**properties, "missing": missing}})
    yield from differences(gaps.features, expected)


def main(city, results, streets):
    results = Path(results)
    checks = Checks(city)
    check_tables(checks, results)
    columns, rows = read_table(results / "households.csv")
    households = check_layer(checks, results / "households.geojson", "Point")
    checks.check("households.geojson beside households.csv", household_faults(households, rows))
    gaps = check_layer(checks, results / "gaps.geojson", "Point")
    checks.check(
        "gaps.geojson beside households.geojson", gap_faults(gaps, households, columns))
    check_layer(checks, results / "facilities.geojson", "Point")
    check_layer(checks, results / "isochrones.geojson", "MultiPolygon")
    check_layer(checks, Path(streets), "LineString")
    checks.exit()


if __name__ == "__main__":
    main(*sys.argv[1:])
