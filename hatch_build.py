"""Build hook: compiles the gettext catalogues, so that a wheel and an editable install both carry them."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface[Any]):
    """Writes a .mo file beside every .po file of translations/."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files of the build are collected."""
        for source in sorted(Path(self.root, "translations").glob("*/LC_MESSAGES/*.po")):
            compile_catalogue(source)


def compile_catalogue(source: Path) -> None:
    """Compile one catalogue; fuzzy entries stay out, as gettext itself leaves them out."""
    with source.open("rb") as text:
        catalogue = read_po(text, locale=source.parts[-3])
    with source.with_suffix(".mo").open("wb") as binary:
        write_mo(binary, catalogue)
