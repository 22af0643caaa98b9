"""What stands on an operation's letters: read from its folder, refused with the line and what to do."""

import shutil

import pytest

from survey.cli.instance import EXAMPLE_DATA
from survey.delivery.letter import Window
from survey.delivery.post_file import POST_FILE, Post, PostFileError, load_post

GOOD = 'sender = ["Box 1"]\nreply = ["Svarspost", "651 20 Karlstad"]\nwindow = "left"\n'


def test_the_model_to_edit_is_a_sound_one(tmp_path):
    shutil.copy(EXAMPLE_DATA / POST_FILE, tmp_path)
    post = load_post(tmp_path)
    assert post.reply[0] == "Svarspost"
    assert post.window is Window.RIGHT


def test_what_is_in_the_file_is_taken(tmp_path):
    (tmp_path / POST_FILE).write_text(GOOD)
    assert load_post(tmp_path) == Post(("Box 1",), ("Svarspost", "651 20 Karlstad"), Window.LEFT)


def test_without_a_file_there_are_no_lines(tmp_path):
    assert load_post(tmp_path) == Post()


@pytest.mark.parametrize(
    ("line", "changed", "said"),
    [
        (1, 'sender = ["Box 1", "2", "3", "4"]', "får inte plats"),
        (1, f'sender = ["{"x" * 61}"]', "får inte plats"),
        (1, "sender = [1]", "får inte plats"),
        (1, 'sender = ["Personligt ombud"]', "avslöja"),
        (2, 'reply = "Svarspost"', "en lista inom klamrar"),
        (3, 'window = "top"', "Skriv right eller left"),
    ],
)
def test_what_cannot_stand_on_a_letter_is_refused_by_line(tmp_path, line, changed, said):
    lines = GOOD.splitlines()
    lines[line - 1] = changed
    (tmp_path / POST_FILE).write_text("\n".join(lines))
    with pytest.raises(PostFileError, match=f"rad {line}: .*{said}"):
        load_post(tmp_path)
