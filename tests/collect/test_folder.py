"""A file of a drop folder is taken when it is complete, and goes where it belongs without anything being lost."""

from __future__ import annotations

import hashlib
import os
import socket
import time
from pathlib import Path

import pytest
from cpts_extract.collect.folder import DropFolder, Dropped, DroppedFile, LeftAlone

LATER = 3600.0


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def look(inbox: Path, after: float = LATER) -> Dropped:
    """Look at the folder so many seconds from now."""
    return DropFolder(inbox, settling=30, now=lambda: time.time() + after).look()


def only(inbox: Path) -> DroppedFile:
    [file] = look(inbox).files
    return file


def names(inbox: Path) -> dict[str, bytes]:
    """Give every file below the folder with its content."""
    return {str(path.relative_to(inbox)): path.read_bytes() for path in sorted(inbox.rglob("*")) if path.is_file()}


# ---- what is complete -----------------------------------------------------------------------------------------------


def test_complete_files_come_by_name_with_their_digest(inbox: Path) -> None:
    for name in ("b.pdf", "a.txt", "Été 2024.PDF"):
        (inbox / name).write_bytes(name.encode())
    found = look(inbox)
    assert [(file.name, file.sha256, file.size, file.path) for file in found.files] == [
        (name, hashlib.sha256(name.encode()).hexdigest(), len(name.encode()), inbox / name)
        for name in ("a.txt", "b.pdf", "Été 2024.PDF")
    ]
    assert found.left == ()


def test_a_file_that_has_just_changed_is_left_for_the_next_look(inbox: Path) -> None:
    (inbox / "a.pdf").write_bytes(b"half")
    assert look(inbox, after=0) == Dropped((), (LeftAlone("a.pdf", "changed less than 30 s ago"),))
    assert [file.name for file in look(inbox, after=31).files] == ["a.pdf"]


def test_an_old_time_that_a_copy_brought_along_does_not_make_it_complete(inbox: Path) -> None:
    (inbox / "a.pdf").write_bytes(b"half")
    os.utime(inbox / "a.pdf", (0, 0))
    assert look(inbox, after=0).left == (LeftAlone("a.pdf", "changed less than 30 s ago"),)


def test_a_time_that_lies_ahead_does_not_keep_a_file_for_ever(inbox: Path) -> None:
    (inbox / "a.pdf").write_bytes(b"whole")
    os.utime(inbox / "a.pdf", (2e9 * 2, 2e9 * 2))
    assert look(inbox, after=0).left == (LeftAlone("a.pdf", "changed less than 30 s ago"),)
    assert [file.name for file in look(inbox, after=31).files] == ["a.pdf"]


def test_a_clock_that_was_put_back_is_told(inbox: Path) -> None:
    (inbox / "a.pdf").write_bytes(b"whole")
    assert look(inbox, after=-LATER).left == (LeftAlone("a.pdf", "its time of change lies ahead of the clock"),)


@pytest.mark.skipif(not Path("/proc/self/fdinfo").is_dir(), reason="the system does not tell who holds files open")
def test_a_file_that_is_still_written_to_is_left(inbox: Path) -> None:
    with (inbox / "a.pdf").open("wb"):
        assert look(inbox) == Dropped((), (LeftAlone("a.pdf", "open for writing"),))
    with (inbox / "a.pdf").open("rb"):
        assert only(inbox).name == "a.pdf"


@pytest.mark.parametrize(
    "name",
    ["a.pdf.part", "a.PART", "a.crdownload", "a.pdf.tmp", "a.filepart", "a.pdf~", "~$a.docx", ".a.pdf", ".~lock.a#"],
)
def test_names_of_halves_are_left(name: str, inbox: Path) -> None:
    (inbox / name).write_bytes(b"half")
    assert look(inbox) == Dropped((), (LeftAlone(name, "a temporary name"),))


def test_what_is_no_file_is_left_with_a_reason(inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (inbox / "a link").symlink_to(tmp_path / "secret.txt")
    (inbox / "a loop").symlink_to("a loop")
    (inbox / "dir.pdf").mkdir()
    os.mkfifo(inbox / "fifo.pdf")
    monkeypatch.chdir(inbox)  # the path of a socket may not be long
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s.pdf")
    assert look(inbox) == Dropped(
        (),
        (
            LeftAlone("a link", "a symbolic link"),
            LeftAlone("a loop", "a symbolic link"),
            LeftAlone("dir.pdf", "a folder"),
            LeftAlone("fifo.pdf", "a FIFO"),
            LeftAlone("s.pdf", "a socket"),
        ),
    )


def test_names_of_any_bytes_can_be_printed(inbox: Path) -> None:
    Path(os.fsdecode(os.fsencode(inbox) + b"/\xe9\n\x1b[31m.txt")).write_bytes(b"text")
    assert only(inbox).name == "\\xe9\\n\\x1b[31m.txt"


def test_a_folder_that_is_not_there_cannot_be_listed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        look(tmp_path / "none")


# ---- where it goes --------------------------------------------------------------------------------------------------


def test_what_was_taken_goes_to_taken(inbox: Path) -> None:
    (inbox / "a.pdf").write_bytes(b"one")
    file = only(inbox)
    folder = DropFolder(inbox)
    assert folder.done(file) == inbox / "taken" / "a.pdf"
    assert folder.done(file) is None  # called twice
    assert names(inbox) == {"taken/a.pdf": b"one"}
    assert look(inbox) == Dropped((), ())


def test_what_is_bad_goes_to_rejected_with_a_note(inbox: Path) -> None:
    (inbox / "a.pdf").write_bytes(b"one")
    file = only(inbox)
    folder = DropFolder(inbox)
    assert folder.set_aside(file, "a broken\nPDF") == inbox / "rejected" / "a.pdf"
    assert folder.set_aside(file, "another") is None
    note = f"a broken PDF\nsha256 {file.sha256}\n".encode()
    assert names(inbox) == {"rejected/a.pdf": b"one", "rejected/a.pdf.why.txt": note}
    assert look(inbox) == Dropped((), ())


def test_the_same_name_with_other_content_overwrites_nothing(inbox: Path) -> None:
    folder = DropFolder(inbox)
    for content in (b"one", b"two", b"one", b"two"):
        for name in ("a.pdf", "b.pdf"):
            (inbox / name).write_bytes(content)
        one, two = look(inbox).files
        folder.done(one)
        folder.set_aside(two, f"bad {content.decode()}")
    digest = hashlib.sha256(b"two").hexdigest()[:12]
    kept = names(inbox)
    assert {name: content[:7] for name, content in kept.items()} == {
        "taken/a.pdf": b"one",
        f"taken/a-{digest}.pdf": b"two",
        "rejected/b.pdf": b"one",
        "rejected/b.pdf.why.txt": b"bad one",
        f"rejected/b-{digest}.pdf": b"two",
        f"rejected/b-{digest}.pdf.why.txt": b"bad two",
    }


def test_a_note_is_not_overwritten_by_that_of_another_file(inbox: Path) -> None:
    (inbox / "rejected").mkdir()
    (inbox / "rejected" / "a.pdf.why.txt").write_text("written by somebody")
    (inbox / "a.pdf").write_bytes(b"one")
    file = only(inbox)
    assert DropFolder(inbox).set_aside(file, "bad") == inbox / "rejected" / f"a-{file.sha256[:12]}.pdf"
    assert names(inbox)["rejected/a.pdf.why.txt"] == b"written by somebody"


def test_after_a_crash_between_note_and_move_it_goes_where_its_note_is(inbox: Path) -> None:
    (inbox / "a.pdf").write_bytes(b"one")
    file = only(inbox)
    (inbox / "rejected").mkdir()
    (inbox / "rejected" / "a.pdf.why.txt").write_text(f"bad\nsha256 {file.sha256}\n")
    assert DropFolder(inbox).set_aside(file, "bad again") == inbox / "rejected" / "a.pdf"
    assert names(inbox)["rejected/a.pdf.why.txt"].startswith(b"bad again\n")


@pytest.mark.parametrize("change", ["content", "another file"])
def test_a_file_that_is_another_by_now_stays_for_the_next_look(change: str, inbox: Path) -> None:
    (inbox / "a.pdf").write_bytes(b"one")
    file = only(inbox)
    if change == "another file":
        (inbox / "new").write_bytes(b"two")
        os.replace(inbox / "new", inbox / "a.pdf")
    else:
        (inbox / "a.pdf").write_bytes(b"longer")
    assert (DropFolder(inbox).done(file), DropFolder(inbox).set_aside(file, "bad")) == (None, None)
    assert list(names(inbox)) == ["a.pdf"]


def test_a_name_as_long_as_names_can_be_is_moved_under_its_digest(inbox: Path) -> None:
    (inbox / ("x" * 251 + ".pdf")).write_bytes(b"one")
    file = only(inbox)
    assert DropFolder(inbox).set_aside(file, "bad") == inbox / "rejected" / f"{file.sha256}.pdf"
