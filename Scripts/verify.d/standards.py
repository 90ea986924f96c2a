"""Validates rule files of standards: FOLDER SCHEMA. Files that are wrong must be found out."""

import copy
import sys
from pathlib import Path

import yaml
from checks import Checks
from jsonschema import Draft202012Validator


class Loader(yaml.SafeLoader):
    """Takes dates for texts, as lifecircle does."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def capacity():
    """A small file that is right."""
    text = {"en": "Text", "zh": "文本"}
    rule = {
        "id": "places", "title": text, "text": text, "areas": ["community"], "kind": "capacity",
        "amount": {"of": ["nursery"], "sum": "places"}, "per": {"of": "population", "each": 1000},
        "target": {"at_least": 4.5}, "unit": text, "verified": True, "read_in": "the clause",
    }  # fmt: skip
    return {"id": "city", "title": text, "rules": [rule]}


def wrong():
    """What is wrong, and a file that is."""
    faults = {
        "a negative target": lambda rule: rule.update(target={"at_least": -1}),
        "two comparisons": lambda rule: rule.update(target={"at_least": 1, "above": 2}),
        "a target as text": lambda rule: rule.update(target={"at_least": "many"}),
        "an unknown key": lambda rule: rule.update(targett={"at_least": 1}),
        "a key of another kind": lambda rule: rule.update(tolerance_meters=100),
        "an unknown kind": lambda rule: rule.update(kind="capacities"),
        "no target": lambda rule: rule.pop("target"),
        "no Chinese title": lambda rule: rule.update(title={"en": "Text"}),
        "an unknown area": lambda rule: rule.update(areas=["city"]),
        "no word on who read it": lambda rule: rule.pop("verified"),
        "an amount of nothing": lambda rule: rule.update(amount={"of": ["nursery"]}),
        "an unknown answer": lambda rule: rule.update(examples=[{"given": {}, "answer": "maybe"}]),
    }
    for what, spoil in faults.items():
        file = copy.deepcopy(capacity())
        spoil(file["rules"][0])
        yield what, file
    yield "no rules", {key: value for key, value in capacity().items() if key != "rules"}
    yield "an unknown key of the file", capacity() | {"rule": []}


def main(folder, schema):
    checks = Checks("standards")
    schema = yaml.safe_load(Path(schema).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    files = sorted(Path(folder).glob("*.yaml"))
    for path in files:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader)
        faults = validator.iter_errors(content)
        checks.check(f"{path.name} by its schema", (f"{f.json_path}: {f.message}" for f in faults))
    checks.check("there are files", [] if files else [f"there is no *.yaml in {folder}"])
    override = {"id": "places", "target": {"at_least": 6}}
    for what, file in {
        "a small file": capacity(),
        "one that overrides a target": capacity() | {"extends": "other", "rules": [override]},
    }.items():
        checks.check(f"{what} fits", [] if validator.is_valid(file) else ["it does not"])
    for what, file in wrong():
        checks.check(f"{what} is found out", ["it is not"] if validator.is_valid(file) else [])
    checks.exit()


if __name__ == "__main__":
    main(*sys.argv[1:])
