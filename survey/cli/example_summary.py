"""The example's improvement log, and the year that it publishes where anyone may read."""

import tomllib
from datetime import date

from analysis.release import Audience
from survey.cli.instance import EXAMPLE_DATA, Instance
from survey.contacts import improvements
from survey.domain.improvements import Improvement
from survey.domain.organisation_file import load_operation
from survey.domain.public_summary import publish_summary, summary_file
from survey.results.improvements import improvements_of
from survey.results.public_summary import public_summary
from survey.results.yearly import year_results


def build_summary(instance: Instance, today: date) -> None:
    """Write the log of the replica's year, and publish the year as the chef would."""
    with (EXAMPLE_DATA / "improvements.toml").open("rb") as file:
        example = tomllib.load(file)
    with instance.contacts.write() as connection:
        for line in example["improvements"]:
            improvements.add(connection, Improvement(improvements.new_id(), example["year"], **line))
    operation = load_operation(EXAMPLE_DATA / "operation.toml")
    results = year_results(
        instance.contacts,
        instance.answers,
        operation,
        example["year"],
        today,
        Audience.LEDNINGSGRUPP,
        with_trend=False,
    )
    log = improvements_of(instance.contacts, example["year"], today)
    publish_summary(summary_file(instance.settings.folder), public_summary(results, log))
