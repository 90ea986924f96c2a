"""Validates summary.json of a results folder: CITY RESULTS SCHEMA."""

import json
import sys
from pathlib import Path

from checks import Checks
from jsonschema import Draft202012Validator


def main(city, results, schema):
    checks = Checks(city)
    schema = json.loads(Path(schema).read_text(encoding="utf-8"))
    summary = json.loads((Path(results) / "summary.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    faults = Draft202012Validator(schema).iter_errors(summary)
    checks.check("summary.json by its schema", (f"{f.json_path}: {f.message}" for f in faults))
    checks.exit()


if __name__ == "__main__":
    main(*sys.argv[1:])
