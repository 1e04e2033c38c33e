"""What is stored is whole, by its digest, and what is noted is found again."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cpts_extract.collect.folder import DropFolder
from cpts_extract.collect.store import Note, Store
from cpts_extract.errors import WarehouseLocked

DATA = b"La CPTS du Blavet"
SHA256 = hashlib.sha256(DATA).hexdigest()
NOTE = Note("https://example.org/a.txt", "page", SHA256, 1.0, 200, "https://example.org/b.txt", '"1"')


def came(store: Store, data: bytes = DATA, name: str = "fetch-x.txt") -> Path:
    path = store.incoming / name
    path.write_bytes(data)
    return path


def files(store: Store) -> list[str]:
    return sorted(str(path.relative_to(store.root)) for path in store.root.rglob("*") if path.is_file())


def test_a_file_is_kept_by_its_digest_once(tmp_path: Path) -> None:
    store = Store(tmp_path / "deep" / "store")
    with store.locked():
        for name in ("fetch-x.txt", "fetch-y.txt"):
            path = store.put(came(store, name=name), SHA256)
            assert (path.name, path.parent.name, path.read_bytes()) == (f"{SHA256}.txt", SHA256[:2], DATA)
        assert files(store) == [".collect.lock", f"{SHA256[:2]}/{SHA256}.txt"]
        assert store.find(SHA256) == path
        assert store.find("0" * 64) is None


def test_a_damaged_file_is_none_and_is_replaced(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.locked():
        store.put(came(store), SHA256).write_bytes(DATA[:5])
        assert store.find(SHA256) is None
        store.put(came(store), SHA256)
        assert store.find(SHA256) is not None


def test_notes_come_in_the_order_in_which_they_were_written_until_forgotten(tmp_path: Path) -> None:
    store = Store(tmp_path)
    later = Note("https://example.org/0.txt", "page", SHA256, 2.0, dropped="/a/\udce9.txt", mark=(1, 2, 3, 4, 5))
    with store.locked():
        store.put(came(store), SHA256)
        for note in (later, NOTE, NOTE):
            store.note(note)
        assert store.pending() == [NOTE, later]
        store.forget(NOTE)
        assert store.pending() == [later]


def test_a_note_whose_bytes_are_gone_is_forgotten(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.locked():
        store.note(NOTE)
        assert store.pending() == []
        assert files(store) == [".collect.lock"]


def test_what_was_half_written_is_swept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.locked():
        came(store)
        (tmp_path / ".pending" / ".x.json.part").write_text("{")
        (tmp_path / "..before.json.part").write_text("{")
        store.note(NOTE)
    with store.locked():
        assert len(files(store)) == 2


def test_a_dropped_file_that_is_another_by_now_is_not_taken(tmp_path: Path) -> None:
    inbox, store = tmp_path / "inbox", Store(tmp_path / "store")
    inbox.mkdir()
    (inbox / "a.txt").write_bytes(DATA)
    [dropped] = DropFolder(inbox, settling=0).look().files
    with store.locked():
        (inbox / "a.txt").write_bytes(b"other")
        assert store.copy(dropped, ".txt") is None
        (inbox / "a.txt").unlink()
        assert store.copy(dropped, ".txt") is None
        (inbox / "a.txt").write_bytes(DATA)
        assert store.copy(dropped, ".txt") == store.find(SHA256)


def test_what_stood_before_is_kept_until_it_is_told(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.locked():
        assert store.before is None
        store.keep_before("{}")
    with store.locked():
        assert store.before == "{}"
        store.told()
        assert store.before is None


def test_one_process_holds_the_store_and_a_killed_one_holds_nothing(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from cpts_extract.collect.store import Store\n"
        "with Store(Path(sys.argv[1])).locked():\n    print(flush=True); time.sleep(60)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(WarehouseLocked) as error, Store(tmp_path).locked():
            pass
        assert f"process {holder.pid} is collecting into it" in str(error.value)
        holder.kill()
        holder.wait()
    with Store(tmp_path).locked():
        assert (tmp_path / ".collect.lock").read_text() == str(os.getpid())
