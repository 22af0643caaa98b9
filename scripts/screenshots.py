"""Takes pictures of every respondent page: all of them in var/screenshots, the chosen ones in docs/pictures.

Every page of the tests' catalogue, 320, 768 and 1280 pixels wide, in light and dark, in Swedish, lättläst and
Arabic. Nothing here is a test: the pictures are for eyes.
"""

import io
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.accessibility.gallery import Shown, render
from tests.chromium import FLAGS, find_chromium

ROOT = Path(__file__).parents[1]
EVERY, CHOSEN = ROOT / "var" / "screenshots", ROOT / "docs" / "pictures"
LANGUAGES = ("sv", "sv-simple", "ar")
WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")
COLOURS = 128
"""So many colours are enough for a page of text, and a third of the bytes."""
KEPT = {
    "welcome.sv-320-light",
    "welcome.ar-320-light",
    "welcome.sv-768-light",
    "question-with-an-example.sv-320-light",
    "question-with-an-example.sv-320-dark",
    "question-with-an-example.sv-simple-320-light",
    "question-answered.sv-768-light",
    "question-text-too-long.sv-320-light",
    "check.sv-320-light",
    "thanks.sv-320-light",
    "languages-and-supports.sv-320-light",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture and its name: page, language, width and scheme."""

    name: str
    png: bytes

    def save(self, folder: Path) -> None:
        """Write the picture with few colours."""
        with Image.open(io.BytesIO(self.png)) as taken:
            few = taken.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(folder / f"{self.name}.png", optimize=True)


def pictures(browser: Browser, pages: list[Shown]) -> Iterator[Picture]:
    """Take every page in every width and scheme."""
    for width in WIDTHS:
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport={"width": width, "height": 640},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            sheet = context.new_page()
            for page in pages:
                sheet.set_content(page.html)
                name = f"{page.file_name.removesuffix('.html')}-{width}-{scheme}"
                yield Picture(name, sheet.screenshot(full_page=True))
            context.close()


def main() -> int:
    """Take the pictures; gives 1 when a chosen one is no longer in the catalogue."""
    with tempfile.TemporaryDirectory() as folder:
        pages = [page for page in render(Path(folder) / "door").pages if page.language in LANGUAGES]
    for folder_kept in (EVERY, CHOSEN):
        folder_kept.mkdir(parents=True, exist_ok=True)
    taken = set()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        for picture in pictures(browser, pages):
            picture.save(EVERY)
            if picture.name in KEPT:
                picture.save(CHOSEN)
            taken.add(picture.name)
        browser.close()
    print(f"{len(taken)} pictures in {EVERY}, {len(KEPT & taken)} chosen ones in {CHOSEN}")
    return 1 if KEPT - taken else 0


if __name__ == "__main__":
    sys.exit(main())
