"""Where things stand, and what the sample cities are called."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# A script that needs Python packages has them in a folder of work of its own, as FOLDER/venv.
WORK = Path(sys.prefix).parent
SAMPLES = {
    "Porto": ROOT / "Data/Samples/porto-centre-20200720.osm.pbf",
    "Beijing": ROOT / "Data/Samples/beijing-wudaokou-2017.osm",
}


def city_name(path):
    """How tables call the city of an OSM file."""
    word = path.name.partition(".")[0].removeprefix("example_").partition("-")[0]
    if word.replace("_", "").startswith("laspalmas"):
        return "Las Palmas"
    return word.replace("_", " ").title()
