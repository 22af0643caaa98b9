"""The chapter as a PDF built to PDF/UA-1: tagged, in Swedish, every picture with its words."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from analysis.chapter.model import Chapter, QuestionBlock, Section
from survey.results.exports.bars import shaded
from survey.results.exports.columns import widths_of

TEMPLATE = Path(__file__).parent / "chapter.typ"


def write(chapter: Chapter, stamp: str) -> bytes:
    """Return the PDF; typst refuses to make it when a picture has no words.

    All texts go in as data, so nothing in them is markup; nothing is fetched from anywhere.
    """
    content = {"stamp": stamp, **asdict(chapter), "sections": [_section(each) for each in chapter.sections]}
    data = json.dumps(content, ensure_ascii=False, default=str)
    made: bytes = typst.compile(
        TEMPLATE.read_bytes(), format="pdf", sys_inputs={"data": data}, pdf_standards="ua-1"
    )
    return made


def _section(section: Section) -> dict[str, Any]:
    tables = [{**asdict(each), "widths": widths_of(each)} for each in section.tables]
    return {
        **asdict(section),
        "questions": [_question(each) for each in section.questions],
        "tables": tables,
    }


def _question(question: QuestionBlock) -> dict[str, Any]:
    bar = [
        {"width": each.width, "fill": each.look.fill, "ink": each.look.text, "count": each.part.count}
        for each in shaded(question.bar)
    ]
    return {**asdict(question), "bar": bar, "bar_words": question.bar_words}
