"""Answers by group on their way into the chapter: the very values of the page, under the chapter's names."""

from analysis.chapter.group_answers import GroupAnswer, GroupAnswers
from analysis.chapter.group_answers import GroupedAnswers as ChapterGroups
from survey.results.breakdown_figures import Breakdowns, GroupedAnswers


def grouped_of(breakdowns: Breakdowns) -> ChapterGroups:
    """Return what the chapter may show of answers by group: all that the page shows, and nothing else."""
    return ChapterGroups(breakdowns.sentence, tuple(_table(each) for each in breakdowns.tables))


def _table(table: GroupedAnswers) -> GroupAnswers:
    names = {group.code: group.name for group in table.groups}
    rows = tuple(
        (
            row.name,
            tuple(
                GroupAnswer(names[cell.group], cell.ja, cell.answers, cell.percent, cell.text)
                for cell in row.cells
            ),
        )
        for row in table.rows
    )
    return GroupAnswers(table.caption, tuple(names.values()), rows)
