"""What measured figures depend on, in words."""

import os
import platform
import re
from pathlib import Path


def processor():
    """Its name and the number of its cores."""
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    return f"{model[1] if model else platform.machine()}, {os.cpu_count()} cores"


def memory():
    kilobytes = re.search(r"MemTotal: +(\d+)", Path("/proc/meminfo").read_text(encoding="utf-8"))
    return f"{int(kilobytes[1]) / 2**20:.0f} GiB"


def system():
    return platform.freedesktop_os_release()["PRETTY_NAME"]
