"""Keys: weak ones stop the start, old ones verify, destroyed ones are nowhere."""

import pytest

from survey.answers import opening_keys
from survey.domain.envelopes import new_key_pair
from survey.security.keys import DESK, OPENING, PUBLIC, KeyFolder, KeyRefused, write_secret
from tests.threads import at_once


@pytest.fixture
def keys(tmp_path):
    folder = KeyFolder(tmp_path / "keys", tmp_path / "key-backup")
    folder.create()
    return folder


def all_bytes(*folders):
    return b"|".join(path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file())


def test_an_instance_has_its_keys_from_the_start_and_making_them_again_changes_nothing(keys):
    before = {name: keys.all(PUBLIC, name) for name in ("link-signing", "code-pepper", "cookie")}
    keys.create()
    assert {name: keys.all(PUBLIC, name) for name in before} == before
    assert len({newest for (newest,) in before.values()}) == 3
    assert all(len(newest) == 32 for (newest,) in before.values())


def test_keys_and_rooms_can_be_read_by_their_owner_only(keys):
    for path in [*keys.root.rglob("*"), *keys.backup.rglob("*")]:
        if path.suffix != ".turn":
            assert path.stat().st_mode & 0o077 == 0, path


def test_a_missing_key_is_said_with_what_to_do(keys):
    (keys.root / PUBLIC / "cookie").unlink()
    with pytest.raises(KeyRefused, match="public/cookie saknas"):
        keys.newest(PUBLIC, "cookie")


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("", "för kort"),
        ("ab" * 31, "för kort"),
        ("ab" * 32 + "\nab", "för kort"),
        ("inte hex" * 8, "hexadecimal"),
    ],
)
def test_a_weak_key_is_refused(keys, content, word):
    write_secret(keys.root / PUBLIC / "cookie", content.encode())
    with pytest.raises(KeyRefused, match=word):
        keys.all(PUBLIC, "cookie")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666, 0o620])
def test_a_key_that_others_can_reach_is_refused(keys, mode):
    (keys.root / PUBLIC / "cookie").chmod(mode)
    with pytest.raises(KeyRefused, match="chmod 600"):
        keys.newest(PUBLIC, "cookie")


def test_rotation_adds_a_newest_key_and_keeps_the_old_ones(keys):
    (first,) = keys.all(PUBLIC, "link-signing")
    keys.rotate(PUBLIC, "link-signing")
    old, new = keys.all(PUBLIC, "link-signing")
    assert old == first
    assert keys.newest(PUBLIC, "link-signing") == new != old
    assert new.hex().encode() in all_bytes(keys.backup)


def test_a_destroyed_key_is_gone_here_and_in_the_backup(keys):
    key = keys.ensure(DESK, "link-2026")
    keys.back_up()
    assert key.hex().encode() in all_bytes(keys.backup)
    keys.destroy(DESK, "link-2026")
    assert not keys.has(DESK, "link-2026")
    assert key.hex().encode() not in all_bytes(keys.root.parent)


def test_a_destroyed_key_is_overwritten_and_not_only_forgotten(keys, tmp_path):
    keys.ensure(DESK, "link-2026")
    keys.back_up()
    seen = [tmp_path / "from-keys", tmp_path / "from-backup"]
    for root, twin in zip((keys.root, keys.backup), seen, strict=True):
        twin.hardlink_to(root / DESK / "link-2026")
    keys.destroy(DESK, "link-2026")
    assert [set(twin.read_bytes()) for twin in seen] == [{0}, {0}]


def test_destroying_twice_does_no_harm(keys):
    keys.destroy(DESK, "link-1999")
    keys.destroy(DESK, "link-1999")


def test_there_is_one_generation_of_backup_and_the_one_before_is_overwritten(keys, tmp_path):
    keys.ensure(DESK, "link-2026")
    keys.back_up()
    (tmp_path / "old").hardlink_to(keys.backup / DESK / "link-2026")
    keys.back_up()
    assert set((tmp_path / "old").read_bytes()) == {0}
    assert not keys.backup.with_name("key-backup.new").exists()


def test_a_copy_that_an_interrupted_backup_left_is_overwritten_too(keys, tmp_path):
    left = keys.backup.with_name("key-backup.new") / DESK / "link-2026"
    write_secret(left, b"ab" * 32)
    (tmp_path / "old").hardlink_to(left)
    keys.back_up()
    assert set((tmp_path / "old").read_bytes()) == {0}


def test_the_backup_brings_every_key_back(keys, tmp_path):
    keys.ensure(DESK, "link-2026")
    keys.back_up()
    restored = KeyFolder(keys.backup, tmp_path / "elsewhere")
    assert restored.all(PUBLIC, "cookie") == keys.all(PUBLIC, "cookie")
    assert restored.newest(DESK, "link-2026") == keys.newest(DESK, "link-2026")


def test_many_who_make_the_same_key_at_once_get_the_same_key(keys):
    made = at_once(16, lambda: keys.ensure(DESK, "link-2027"))
    assert set(made) == {keys.newest(DESK, "link-2027")}


def test_many_backups_at_once_leave_one_whole_backup(keys):
    at_once(8, lambda: keys.back_up() or True)
    assert KeyFolder(keys.backup, keys.root).all(PUBLIC, "cookie") == keys.all(PUBLIC, "cookie")


def test_sealed_bytes_are_read_back_and_missed_with_a_sentence(keys):
    keys.write_sealed(OPENING, "urn-1", b"\x00sealed\xff")
    assert keys.read_sealed(OPENING, "urn-1") == b"\x00sealed\xff"
    with pytest.raises(KeyRefused, match="finns inte längre"):
        keys.read_sealed(OPENING, "urn-2")


def test_the_lock_opens_with_passphrase_or_recovery_code_and_nothing_else(keys):
    recovery = opening_keys.set_up(keys, "en lykta i vinterskogen", cost=0)
    by_phrase = opening_keys.unlock(keys, "en lykta i vinterskogen")
    assert by_phrase
    assert opening_keys.unlock(keys, recovery) == by_phrase
    assert opening_keys.unlock(keys, opening_keys.shown_recovery(recovery).lower()) == by_phrase
    for wrong in ("", "en lykta i vinterskogen ", "En lykta i vinterskogen", recovery[:-1], "0" * 30):
        assert opening_keys.unlock(keys, wrong) is None
    on_disk = all_bytes(keys.root, keys.backup)
    assert by_phrase not in on_disk
    assert by_phrase.hex().encode() not in on_disk
    assert recovery.encode() not in on_disk


def test_a_short_passphrase_is_refused(keys):
    with pytest.raises(ValueError, match="too short"):
        opening_keys.set_up(keys, "femton tecken..", cost=0)
    assert not keys.has(OPENING, opening_keys.LOCK_FILE)


def test_the_survey_may_be_offered_only_when_both_secrets_have_been_practised(keys):
    recovery = opening_keys.set_up(keys, "en lykta i vinterskogen", cost=0)
    assert not opening_keys.practise(keys, "en lykta i vinterskogen", "0" * 30)
    assert not opening_keys.practise(keys, "fel fras som är lång", recovery)
    assert not opening_keys.is_set_up(keys)
    assert opening_keys.practise(keys, "en lykta i vinterskogen", recovery)
    assert opening_keys.is_set_up(keys)


def test_a_lock_in_use_is_never_replaced(keys):
    recovery = opening_keys.set_up(keys, "en lykta i vinterskogen", cost=0)
    opening_keys.practise(keys, "en lykta i vinterskogen", recovery)
    before = opening_keys.read_lock(keys)
    with pytest.raises(KeyRefused):
        opening_keys.set_up(keys, "en helt annan lösenfras", cost=0)
    assert opening_keys.read_lock(keys) == before


def test_a_private_half_is_on_disk_sealed_and_opens_under_its_own_name_only(keys):
    recovery = opening_keys.set_up(keys, "en lykta i vinterskogen", cost=0)
    unlocked, pair = opening_keys.unlock(keys, recovery), new_key_pair()
    opening_keys.keep_private(keys, "urn-1", pair)
    assert pair.private not in all_bytes(keys.root)
    assert opening_keys.take_private(keys, "urn-1", unlocked) == pair.private
