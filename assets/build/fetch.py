"""Fetches the fonts and icons under assets/ from npm packages; needs the standard library, and fontTools for the fonts.

Run from anywhere, with npm on the path and the two build tools in the environment:

    pip install fonttools brotli
    python assets/build/fetch.py            # both
    python assets/build/fetch.py icons      # one of them

The results are committed, so nobody needs this to run or test the application. The map builder uses `unpack` too.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[1]

INTER = "inter-ui@4.1.1"
"""The whole typeface: its arrows, triangles and mathematical signs are missing from the usual web subsets."""

STYLES = ("Regular", "Medium", "SemiBold", "Bold")
"""Weights 400, 500, 600 and 700."""

UNICODE_RANGES = (
    (0x0020, 0x024F),  # Latin with its extensions
    (0x02B0, 0x03FF),  # modifiers, combining marks, Greek
    (0x0400, 0x052F),  # Cyrillic, Ukrainian included
    (0x2000, 0x214F),  # punctuation, raised and lowered figures, currency, letterlike signs
    (0x2190, 0x23FF),  # arrows, mathematics, technical signs
    (0x25A0, 0x27BF),  # squares, triangles, diamonds, check marks
)

FEATURES = ("calt", "case", "ccmp", "frac", "kern", "locl", "mark", "mkmk", "pnum", "sups", "subs", "tnum", "zero")
"""OpenType features kept; tnum (figures of one width) is what the tables rest on."""

LUCIDE = "lucide-static@1.62.0"

ICONS = """
anchor arrow-down arrow-left arrow-right arrow-up badge-check banknote book-open bookmark box calendar
chart-line check chevron-down chevron-left chevron-right chevron-up circle circle-alert circle-check
circle-dot circle-help circle-x clock coins columns-3 command copy crosshair diamond download external-link
eye eye-off factory fast-forward file-pen file-text flag folder-open fuel gauge git-branch graduation-cap hand
handshake home hourglass info landmark layers layout-panel-left list-ordered lock log-out mail map map-pin
maximize megaphone message-square messages-square minimize minus monitor moon package pause pencil percent
piggy-bank plane play plus printer radio-tower redo-2 refresh-ccw refresh-cw rewind rocket rotate-ccw route
save scale scissors search send settings shield shield-check ship skip-back skip-forward square star sun
swords table target telescope train-front trash-2 trending-down trending-up triangle-alert truck undo-2 upload
user users wand-sparkles warehouse wrench x zap zap-off
"""


def unpack(package: str, into: Path) -> Path:
    """Fetch an npm package (`name@version`) and unpack it under `into`; returns the folder that holds its files.

    Raises FileNotFoundError where npm is not installed and CalledProcessError where the package cannot be had.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm is needed to fetch the sources of the assets, and it is not on the path")
    into.mkdir(parents=True, exist_ok=True)
    packed = subprocess.run([npm, "pack", "--silent", package], cwd=into, check=True, stdout=subprocess.PIPE, text=True)
    archive = into / packed.stdout.split()[-1]
    target = into / archive.name.removesuffix(".tgz")
    with tarfile.open(archive) as tar:
        tar.extractall(target, filter="data")
    archive.unlink()
    return target / "package"


def build_font(source: Path, style: str, target: Path) -> None:
    """Cut one WOFF2 file down to the characters and features in use; write it as TTF, the form Qt loads everywhere.

    All weights get the family name "Inter": otherwise Qt on Linux takes Medium and SemiBold for families of their own.
    """
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(layout_features=list(FEATURES), hinting=False, notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in UNICODE_RANGES for code in range(first, last + 1)])
    font = TTFont(source)
    cutter.subset(font)
    font["name"].setName("Inter", 1, 3, 1, 0x409)
    font["name"].setName(style, 2, 3, 1, 0x409)
    font.flavor = None
    font.save(target)


def fetch_fonts(work: Path) -> str:
    """Write Inter in four weights and its licence to assets/fonts; returns what was done."""
    package = unpack(INTER, work)
    folder = ASSETS / "fonts"
    folder.mkdir(parents=True, exist_ok=True)
    for name in STYLES:
        build_font(package / "web" / f"Inter-{name}.woff2", name, folder / f"Inter-{name}.ttf")
    shutil.copyfile(package / "LICENSE.txt", folder / "LICENSE-Inter.txt")
    return f"{len(STYLES)} weights of Inter in {folder}"


def fetch_icons(work: Path) -> str:
    """Write the chosen Lucide drawings and their licence to assets/icons; returns what was done."""
    package = unpack(LUCIDE, work)
    folder = ASSETS / "icons"
    folder.mkdir(parents=True, exist_ok=True)
    names = ICONS.split()
    for name in names:
        shutil.copyfile(package / "icons" / f"{name}.svg", folder / f"{name}.svg")
    shutil.copyfile(package / "LICENSE", folder / "LICENSE-Lucide.txt")
    return f"{len(names)} icons in {folder}"


STEPS: dict[str, Callable[[Path], str]] = {"fonts": fetch_fonts, "icons": fetch_icons}


def main(wanted: list[str]) -> int:
    """Fetch the named kinds, or all of them; returns 2 for a name that is none."""
    unknown = [name for name in wanted if name not in STEPS]
    if unknown:
        print(f"fetch.py: no such kind: {', '.join(unknown)}; choose from {', '.join(STEPS)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as work:
        for name in wanted or STEPS:
            print(STEPS[name](Path(work)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
