"""Where a person goes next, and where they are welcomed back to."""

import pytest

from survey.public.steps import after_all, after_question, step_to_save

LAST = 11


@pytest.mark.parametrize(
    ("number", "wish", "saved", "target"),
    [
        (1, "", "", "2"),
        (11, "", "11", "kolla"),
        (3, "", "kolla", "kolla"),
        (3, "tillbaka", "3", "2"),
        (1, "tillbaka", "", "1"),
        (3, "rensa", "kolla", "3"),
        (3, "alla", "3", "alla"),
        (3, "paus", "3", "paus"),
        (3, "information.privacy", "3", "information.privacy"),
        (3, "något annat", "3", "4"),
    ],
)
def test_after_a_question(number, wish, saved, target):
    assert after_question(number, LAST, wish, saved) == target


@pytest.mark.parametrize(
    ("wish", "target"),
    [
        ("", "kolla"),
        ("en", "1"),
        ("paus", "paus"),
        ("accessibility.statement", "accessibility.statement"),
        ("bort-3", "bort-3"),
        ("bort-x", "kolla"),
        ("x", "kolla"),
    ],
)
def test_after_all_questions(wish, target):
    assert after_all(wish) == target


@pytest.mark.parametrize(
    ("target", "here", "saved", "kept"),
    [
        ("4", "3", "3", "4"),
        ("2", "3", "kolla", "kolla"),
        ("paus", "3", "2", "3"),
        ("paus", "3", "kolla", "kolla"),
        ("paus", "alla", "", "alla"),
        ("information.privacy", "3", "2", "3"),
        ("information.privacy", "3", "kolla", "kolla"),
        ("accessibility.statement", "alla", "", "alla"),
        ("alla", "3", "kolla", "alla"),
        ("kolla", "11", "11", "kolla"),
        ("bort-3", "alla", "", "alla"),
    ],
)
def test_the_step_that_is_kept_is_one_to_come_back_to(target, here, saved, kept):
    assert step_to_save(target, here, saved) == kept
