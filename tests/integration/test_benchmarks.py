"""The benchmark measures what it says: the page it times is the right one, and the journey is thanked."""

from benchmarks import running, year_page
from benchmarks.measuring import Measured


def test_the_smallest_benchmark_runs_through_and_tells_every_ratio(tmp_path):
    lines = [each.line for each in running.run(tmp_path, times=1, sizes={2001: (1000, 50.0)})]
    assert len(lines) == 10
    assert all(line.count("|") == 7 for line in lines)


def test_the_page_that_is_timed_shows_the_counts_that_were_filled_in(tmp_path):
    with running.example(tmp_path) as instance:
        year_page.fill(instance, 2001, 100_000)
        with year_page.chef(instance, "/resultat?ar=2001") as reader:
            page = reader.open().replace("\u00a0", " ")
    assert "84 % (80 000 av 95 000)" in page


def test_a_ratio_is_ours_to_the_reference():
    assert Measured("ours", 6, "bare", 2, 50).line == "| ours | 6.000 | bare | 2.000 | 3.0 | < 50 ms |"
