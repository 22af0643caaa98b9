"""The list of checks: a new kind of check is a file of its own and a line here."""

from collections.abc import Callable, Iterator, Sequence

from analysis.checking.check_bases import check_bases
from analysis.checking.check_comparisons import check_comparisons
from analysis.checking.check_counts import check_counts
from analysis.checking.check_goal_table import check_goal_table
from analysis.checking.check_goals import check_goals
from analysis.checking.check_impossible import check_impossible
from analysis.checking.check_not_relevant import check_not_relevant
from analysis.checking.check_persons import check_persons
from analysis.checking.check_questions import check_questions
from analysis.checking.check_rates import check_rates
from analysis.checking.check_response_rates import check_response_rates
from analysis.checking.check_sums import check_sums
from analysis.checking.check_totals import check_totals
from analysis.checking.findings import Finding
from analysis.checking.lines import Line
from analysis.checking.report import Report, report_of

CHECKS: tuple[Callable[[Report], Iterator[Finding]], ...] = (
    check_rates,
    check_response_rates,
    check_sums,
    check_counts,
    check_totals,
    check_not_relevant,
    check_bases,
    check_impossible,
    check_goals,
    check_goal_table,
    check_comparisons,
    check_persons,
    check_questions,
)


def check_lines(lines: Sequence[Line]) -> list[Finding]:
    """Return what all checks find, in the order in which the report is read."""
    report = report_of(lines)
    found = [each for check in CHECKS for each in check(report)]
    return sorted(found, key=lambda each: each.position)
