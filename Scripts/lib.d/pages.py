"""Tables of measured figures in pages that are else written by hand.

A script named `bench` fills what stands between `<!-- bench: NAME -->` and `<!-- end -->`.
"""

import re
import sys


def table(header, rows, left=1):
    """A table of Markdown, whose columns after the first `left` are numbers."""
    marks = ["---"] * left + ["--:"] * (len(header) - left)
    return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in (header, marks, *rows))


def percent(part, whole, decimals=2):
    """Without a sign, for a heading to say; nothing where there is no whole."""
    return f"{100 * part / whole:.{decimals}f}" if whole else ""


def fill(page, script, blocks):
    """Writes the blocks, texts by name, to their places in a page."""
    text = page.read_text(encoding="utf-8")
    for name, content in blocks.items():
        text, count = re.subn(
            rf"(<!-- {script}: {re.escape(name)} -->\n).*?(<!-- end -->)",
            lambda mark: f"{mark[1]}\n{content}\n\n{mark[2]}", text, flags=re.DOTALL)
        if count != 1:
            sys.exit(f"error: {page.name} has no place for '{name}'. Nothing was written to it.")
    page.write_text(text, encoding="utf-8")
