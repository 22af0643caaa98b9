"""The key folder: keys lie outside the databases, in three rooms, with one generation of backup."""

import os
import secrets
import shutil
from contextlib import AbstractContextManager
from pathlib import Path

from survey.security.locks import locked

KEY_BYTES = 32
PUBLIC, DESK, OPENING = "public", "desk", "opening"
"""The rooms: what the public door may read, what the desk adds, and what only an opening can use."""


def keep_files_private() -> None:
    """Let every file that this process makes be readable by its owner alone."""
    os.umask(0o077)


class KeyRefused(Exception):
    """A key is missing, too short or readable by others; the message says which and what to do."""


class KeyFolder:
    """Reads, makes and destroys the keys of one instance.

    `root` is the folder of keys, `backup` the folder that holds its only copy.
    """

    def __init__(self, root: Path, backup: Path) -> None:
        self.root = root
        self.backup = backup

    def create(self) -> None:
        """Make the rooms and the keys that every instance has; keep those that are there."""
        for room in (PUBLIC, DESK, OPENING):
            (self.root / room).mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in ("link-signing", "code-pepper", "cookie"):
            self.ensure(PUBLIC, name)
        for name in ("session", "contact-details"):
            self.ensure(DESK, name)
        self.back_up()

    def ensure(self, room: str, name: str) -> bytes:
        """Return the newest key of that name, making a first one if there is none."""
        path = self.root / room / name
        with self._turn():
            if not path.exists():
                write_secret(path, secrets.token_bytes(KEY_BYTES).hex().encode())
        return self.newest(room, name)

    def rotate(self, room: str, name: str) -> None:
        """Add a new newest key; the older ones still verify what they signed."""
        path = self.root / room / name
        with self._turn():
            lines = [*path.read_text().split(), secrets.token_bytes(KEY_BYTES).hex()]
            write_secret(path, "\n".join(lines).encode())
        self.back_up()

    def all(self, room: str, name: str) -> list[bytes]:
        """Return every key of that name, oldest first; raises KeyRefused when missing or weak."""
        path = self.root / room / name
        if not path.exists():
            raise KeyRefused(f"Nyckeln {room}/{name} saknas. Lägg tillbaka den från nyckelkopian.")
        if path.stat().st_mode & 0o077:
            raise KeyRefused(f"Nyckeln {room}/{name} kan läsas av andra. Kör: chmod 600 {path}")
        try:
            keys = [bytes.fromhex(line) for line in path.read_text().split()]
        except ValueError as error:
            raise KeyRefused(f"Nyckeln {room}/{name} är inte hexadecimal. Lägg tillbaka den.") from error
        if not keys or any(len(key) < KEY_BYTES for key in keys):
            raise KeyRefused(f"Nyckeln {room}/{name} är för kort. Den ska vara minst {KEY_BYTES} byte.")
        return keys

    def newest(self, room: str, name: str) -> bytes:
        """Return the newest key of that name; raises KeyRefused when missing or weak."""
        return self.all(room, name)[-1]

    def has(self, room: str, name: str) -> bool:
        """Tell whether there is a key or sealed key of that name."""
        return (self.root / room / name).exists()

    def write_sealed(self, room: str, name: str, data: bytes) -> None:
        """Store bytes that are themselves sealed, on disk before this returns, in place of older ones."""
        write_secret(self.root / room / name, data)

    def read_sealed(self, room: str, name: str) -> bytes:
        """Return what `write_sealed` stored; raises KeyRefused when it is gone."""
        path = self.root / room / name
        if not path.exists():
            raise KeyRefused(f"Nyckeln {room}/{name} finns inte längre.")
        return path.read_bytes()

    def destroy(self, room: str, name: str) -> None:
        """Overwrite and remove a key here and in the backup; nothing happens if it is gone."""
        with self._turn():
            for root in (self.root, self.backup):
                erase_file(root / room / name)

    def back_up(self) -> None:
        """Replace the one generation of backup by what the folder holds now."""
        fresh = self.backup.with_name(self.backup.name + ".new")
        with self._turn():
            _erase_folder(fresh)
            shutil.copytree(self.root, fresh, ignore=shutil.ignore_patterns("*.turn", "*.new"))
            _erase_folder(self.backup)
            fresh.rename(self.backup)

    def _turn(self) -> AbstractContextManager[None]:
        """Return a context that holds the folder: makers, destroyers and copiers of keys take turns."""
        return locked(self.root / "keys.turn")


def write_secret(path: Path, data: bytes) -> None:
    """Write a file that only its owner can read, durable before it takes its name."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(path.name + ".new")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    _sync_folder(path.parent)


def erase_file(path: Path) -> None:
    """Overwrite and remove a file; nothing happens if it is gone."""
    if not path.is_file():
        return
    with path.open("r+b") as file:
        file.write(b"\0" * path.stat().st_size)
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
    _sync_folder(path.parent)


def _erase_folder(folder: Path) -> None:
    for path in folder.rglob("*"):
        erase_file(path)
    shutil.rmtree(folder, ignore_errors=True)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
