"""Passes over a site that changes and misbehaves: everything once, the latest version, and the others none the worse."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import pytest
from cpts_extract.collect.store import Store
from cpts_extract.errors import WarehouseLocked
from cpts_extract.load.fingerprint import fingerprint
from cpts_extract.load.write import Writer
from cpts_extract.read.privacy import mask

from .passing import Place, feed, kept, page, release
from .server import reply

BLAVET, OUST = release("du Blavet", 57633), release("de l'Oust", 42000)


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def counts(place: Place) -> list[int]:
    """Count releases, entries, URLs, publications and runs."""
    tables = ("release", "entry", "fetched", "publication", "run")
    return [place.ask(f"SELECT count(*) FROM {table}")[0][0] for table in tables]


def published(place: Place) -> list[tuple[Any, ...]]:
    rows = place.ask("SELECT url, sha256, present FROM published ORDER BY url, first_at")
    return [(place.path(url), sha256, present) for url, sha256, present in rows]


# ---- what is fetched, and how often ---------------------------------------------------------------------------------


def test_a_pass_loads_what_is_listed_and_the_next_one_fetches_nothing(place: Place) -> None:
    place.server.pages |= {
        "/list": page("a.txt", "b.txt", etag="1"),
        "/a.txt": kept(BLAVET, "a"),
        "/b.txt": kept(OUST, "b"),
    }
    first = place.go()
    assert [(place.path(row["release"]), row["cpts"]) for row in first.new_releases] == [
        ("/a.txt", ["CPTS du Blavet"]),
        ("/b.txt", ["CPTS de l'Oust"]),
    ]
    assert [row["name"] for row in first.new_cpts] == ["CPTS du Blavet", "CPTS de l'Oust"]
    assert counts(place) == [2, 2, 2, 2, 1]
    place.server.asked.clear()
    assert not place.go().new_releases
    assert place.server.paths == ["/list"]
    assert counts(place) == [2, 2, 2, 2, 1]


def test_what_a_changed_listing_still_lists_is_asked_with_its_validators(place: Place) -> None:
    place.server.pages |= {"/list": page("a.txt"), "/a.txt": kept(BLAVET, "a")}
    place.go()
    place.server.pages |= {"/list": page("a.txt", "b.txt"), "/b.txt": kept(OUST, "b")}
    told = place.go()
    assert told.counts == {"added": 1, "asked": 2, "fetched": 1, "unchanged": 1}
    assert place.ask("SELECT status FROM fetched ORDER BY url") == [(304,), (200,)]


def test_the_same_bytes_under_three_urls_are_one_release_of_three_publications(place: Place) -> None:
    place.sources += place.sources.replace('name = "page"', 'name = "other"').replace("/list", "/more")
    place.server.pages |= {
        "/list": page("a.txt", "b.txt"),
        "/more": page("c.txt", "a.txt"),
        **dict.fromkeys(["/a.txt", "/b.txt", "/c.txt"], kept(BLAVET, "x")),
    }
    told = place.go()
    assert [[place.path(url) for url in row["urls"]] for row in told.new_releases] == [["/a.txt", "/b.txt", "/c.txt"]]
    assert counts(place) == [1, 1, 3, 4, 1]
    assert place.ask("SELECT source, right(url, 6) FROM published ORDER BY 2, 1") == [
        ("other", "/a.txt"), ("page", "/a.txt"), ("page", "/b.txt"), ("other", "/c.txt"),
    ]  # fmt: skip
    assert place.server.paths.count("/a.txt") == 1


def test_an_etag_that_changes_without_the_bytes_is_no_new_version(place: Place) -> None:
    place.server.pages |= {"/list": page("a.txt"), "/a.txt": kept(BLAVET, "1")}
    place.go()
    place.server.pages["/a.txt"] = kept(BLAVET, "2")
    told = place.go()
    assert (told.new_releases, told.changed_releases, told.counts) == ([], [], {"asked": 1, "unchanged": 1})
    assert place.ask("SELECT etag, status FROM fetched") == [('"2"', 200)]
    assert counts(place) == [1, 1, 1, 1, 1]


def test_changed_bytes_are_a_new_version_and_the_one_before_counts_no_more(place: Place) -> None:
    later = release("du Blavet", 58000)
    place.server.pages |= {"/list": page("a.txt"), "/a.txt": reply(200, BLAVET)}
    place.go()
    place.server.pages["/a.txt"] = reply(200, later)
    told = place.go()
    assert [(place.path(row["url"]), place.path(row["before"])) for row in told.changed_releases] == [
        ("/a.txt", "/a.txt")
    ]
    assert [(row["field"], row["before"], row["after"]) for row in told.changed_values] == [
        ("population", "57633", "58000")
    ]
    assert (told.new_releases, told.conflicts, told.needs_somebody) == ([], [], False)
    assert published(place) == [("/a.txt", digest_of(BLAVET), False), ("/a.txt", digest_of(later), True)]
    names = [place.path(name) for (name,) in place.ask("SELECT source FROM release ORDER BY extracted_at, source")]
    assert names == ["/a.txt", f"/a.txt#{digest_of(later)[:12]}"]
    assert place.ask("SELECT population, releases FROM cpts_summary") == [(58000, 1)]


def test_a_version_that_comes_back_is_the_present_one_again_and_not_read_again(place: Place) -> None:
    for body in (BLAVET, OUST, BLAVET):
        place.server.pages |= {"/list": page("a.txt"), "/a.txt": reply(200, body)}
        told = place.go()
    assert [place.path(row["release"]) for row in told.changed_releases] == ["/a.txt"]
    assert place.ask("SELECT name FROM cpts_summary") == [("CPTS du Blavet",)]
    assert counts(place) == [2, 2, 1, 2, 2]


@pytest.mark.parametrize("gone", [page("b.txt"), page("a.txt", "b.txt")], ids=["from the listing", "from the server"])
def test_what_vanished_stays(gone: Any, place: Place) -> None:
    place.server.pages |= {"/list": page("a.txt", "b.txt"), "/a.txt": kept(BLAVET, "a"), "/b.txt": kept(OUST, "b")}
    place.go()
    del place.server.pages["/a.txt"]
    place.server.pages["/list"] = gone
    told = place.go()
    assert (told.changed_values, told.changed_releases, told.needs_somebody) == ([], [], False)
    assert counts(place)[:2] == [2, 2]
    assert [present for *_, present in published(place)] == [True, True]
    assert place.ask("SELECT count(*) FROM cpts_summary") == [(2,)]


def test_what_has_nothing_to_do_with_cpts_is_recorded_and_not_fetched_again(place: Place) -> None:
    place.server.pages |= {"/list": page("a.txt", "b.txt"), "/a.txt": reply(200, b"Une vague de froid est attendue.")}
    place.server.pages["/b.txt"] = reply(200, BLAVET)
    told = place.go()
    assert [place.path(url) for url in told.irrelevant] == ["/a.txt"]
    assert place.ask("SELECT sha256, release, error FROM fetched ORDER BY url LIMIT 1") == [
        (digest_of(b"Une vague de froid est attendue."), None, None)
    ]
    place.go()
    assert (place.server.paths.count("/a.txt"), place.server.paths.count("/b.txt")) == (1, 2)
    assert counts(place)[0] == 1


def test_a_notice_in_the_place_of_a_release_changes_nothing_and_is_asked_again(place: Place) -> None:
    place.server.pages |= {"/list": page("a.txt"), "/a.txt": kept(BLAVET, "a")}
    place.go()
    place.server.pages["/a.txt"] = kept(b"Ce site est en maintenance.", "b")
    assert place.go().changed_releases == []
    [(error, sha256)] = place.ask("SELECT error, sha256 FROM fetched")
    assert (error, sha256) == ("it gives nothing on CPTS any more; the version before is kept", digest_of(BLAVET))
    assert place.ask("SELECT population FROM cpts_summary") == [(57633,)]
    assert place.store.pending() == []
    place.server.pages["/a.txt"] = kept(OUST, "c")
    assert [row["cpts"] for row in place.go().changed_releases] == [["CPTS de l'Oust"]]


def test_a_feed_of_many_entries_is_loaded_whole(place: Place) -> None:
    place.sources = place.sources.replace('kind = "page"', 'kind = "feed"').replace('links = "txt$"', "")
    names = [f"/{number}.txt" for number in range(130)]
    place.server.pages |= {"/list": feed(*names)}
    place.server.pages |= {name: reply(200, release(f"du Val{n}", 10_000 + n)) for n, name in enumerate(names)}
    told = place.go()
    assert (len(told.new_releases), told.counts["fetched"]) == (130, 130)
    assert counts(place) == [130, 130, 130, 130, 1]


def test_what_robots_txt_forbids_is_not_asked(place: Place) -> None:
    place.server.pages |= {
        "/robots.txt": reply(200, b"User-agent: *\nDisallow: /private/"),
        "/list": page("private/a.txt", "b.txt"),
        "/b.txt": reply(200, OUST),
    }
    told = place.go()
    assert [(place.path(row["url"]), row["reason"]) for row in told.failed] == [
        ("/private/a.txt", "robots.txt forbids it")
    ]
    assert place.server.paths == ["/list", "/b.txt"]


# ---- what fails -----------------------------------------------------------------------------------------------------


def test_a_source_that_fails_stops_no_other_and_is_named_when_it_goes_on(place: Place) -> None:
    place.sources = place.sources.replace('name = "page"', 'name = "bad"').replace("/list", "/bad") + place.sources
    place.server.pages |= {"/list": page("a.txt"), "/a.txt": reply(200, BLAVET), "/bad": reply(503)}
    told = place.go()
    assert (len(told.new_releases), [row["name"] for row in told.sources], told.needs_somebody) == (1, ["bad"], False)
    place.go()
    told = place.go()
    assert [(row["name"], row["failures"]) for row in told.in_trouble] == [("bad", 3)]
    assert told.needs_somebody
    place.server.pages["/bad"] = page("a.txt")
    assert (place.go().sources, place.ask("SELECT name, failures FROM source ORDER BY 1")) == (
        [],
        [("bad", 0), ("page", 0)],
    )


def test_a_listing_is_looked_through_again_until_all_its_items_are_had(place: Place) -> None:
    place.server.pages |= {"/list": page("a.txt", "b.txt", etag="1"), "/a.txt": kept(BLAVET, "a"), "/b.txt": reply(503)}
    told = place.go()
    assert [row["reason"] for row in told.sources] == [
        f"1 of 2 items could not be had, {place.server.url('/b.txt')}: answers 503 (3 attempts)"
    ]
    place.server.pages["/b.txt"] = kept(OUST, "b")
    assert [place.path(row["release"]) for row in place.go().new_releases] == ["/b.txt"]
    place.server.asked.clear()
    place.go()
    assert place.server.paths == ["/list"]


def test_a_source_whose_settings_changed_is_looked_through_anew(place: Place) -> None:
    place.server.pages |= {
        "/list": page("a.txt", "b.pdf", etag="1"),
        "/a.txt": kept(BLAVET, "a"),
        "/b.pdf": kept(OUST, "b"),
    }
    place.go()
    place.sources = place.sources.replace("txt$", "txt$|pdf$")
    assert [place.path(row["release"]) for row in place.go().new_releases] == ["/b.pdf"]


def test_what_cannot_be_read_is_told_once_and_mended_by_a_new_version(place: Place) -> None:
    place.server.pages |= {"/list": page("a.txt"), "/a.txt": reply(200, b"%PDF-1.7\n1 0 obj<<>>endobj")}
    told = place.go()
    assert ([place.path(row["release"]) for row in told.unreadable], told.needs_somebody) == (["/a.txt"], True)
    assert not place.go().needs_somebody
    place.server.pages["/a.txt"] = reply(200, BLAVET)
    assert [row["cpts"] for row in place.go().changed_releases] == [["CPTS du Blavet"]]
    assert place.ask("SELECT error FROM fetched") == [(None,)]


def test_conflicts_are_told_when_they_are_new(place: Place) -> None:
    other = release("du Blavet", 61000)
    place.server.pages |= {"/list": page("a.txt", "b.txt"), "/a.txt": reply(200, BLAVET), "/b.txt": reply(200, other)}
    told = place.go()
    assert [(row["name"], row["field"], row["stated"]) for row in told.conflicts] == [
        ("CPTS du Blavet", "population", ["57633", "61000"])
    ]
    assert told.needs_somebody
    place.server.pages |= {"/list": page("a.txt", "b.txt", "c.txt"), "/c.txt": reply(200, OUST)}
    told = place.go()
    assert (len(told.new_releases), told.conflicts, told.needs_somebody) == (1, [], False)


# ---- dropped files --------------------------------------------------------------------------------------------------

FOLDER = '[[source]]\nname = "inbox"\nkind = "folder"\npath = "inbox"\n'


def test_dropped_files_are_taken_and_bad_ones_set_aside(place: Place) -> None:
    place.sources, inbox = FOLDER, place.folder / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_bytes(BLAVET)
    (inbox / "b.pdf").write_bytes(b"%PDF-1.7\n1 0 obj<<>>endobj")
    (inbox / "c").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    told = place.go()
    assert [(row["release"], row["cpts"]) for row in told.new_releases] == [
        (f"folder://inbox/a.txt#{digest_of(BLAVET)[:12]}", ["CPTS du Blavet"])
    ]
    assert [row["release"].partition("#")[0] for row in told.unreadable] == ["folder://inbox/b.pdf"]
    assert sorted(str(path.relative_to(inbox)) for path in inbox.rglob("*") if path.is_file()) == [
        "rejected/b.pdf", "rejected/b.pdf.why.txt", "rejected/c", "rejected/c.why.txt", "taken/a.txt",
    ]  # fmt: skip


def test_files_of_one_name_are_releases_of_their_own(place: Place) -> None:
    place.sources, inbox = FOLDER, place.folder / "inbox"
    inbox.mkdir()
    for body in (BLAVET, OUST, BLAVET):
        (inbox / "a.txt").write_bytes(body)
        place.go()
    assert place.ask("SELECT count(*) FROM cpts_summary") == [(2,)]
    assert counts(place) == [2, 2, 2, 2, 2]
    assert [path.name for path in inbox.iterdir() if path.is_file()] == []


# ---- once more, and together ----------------------------------------------------------------------------------------


def test_other_rules_read_what_was_collected_again_from_the_store(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.server.pages |= {
        "/list": page("a.txt", "b.txt", etag="1"),
        "/a.txt": reply(200, BLAVET),
        "/b.txt": reply(200, b"Rien."),
    }
    place.go()
    monkeypatch.setattr("cpts_extract.cli.intake.fingerprint", lambda least: "other rules")
    place.server.asked.clear()
    told = place.go()
    assert told.counts == {"again": 1, "irrelevant": 1}
    assert (place.server.paths, told.changed_values) == (["/list"], [])
    assert (
        place.ask("SELECT fingerprint FROM release UNION ALL SELECT fingerprint FROM fetched") == [("other rules",)] * 3
    )
    assert place.go().counts == {}


def test_what_is_gone_from_the_store_keeps_its_facts(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.server.pages |= {"/list": page("a.txt", etag="1"), "/a.txt": reply(200, BLAVET)}
    place.go()
    [stored] = (place.folder / "collected").rglob("*.txt")
    stored.unlink()
    monkeypatch.setattr("cpts_extract.cli.intake.fingerprint", lambda least: "other rules")
    place.go()
    assert place.ask("SELECT lost FROM release") == [("no longer in the store",)]
    assert place.ask("SELECT population FROM cpts_summary") == [(57633,)]


def test_a_second_pass_at_the_same_time_is_told_who_holds_the_store(place: Place) -> None:
    place.server.pages |= {"/list": page()}
    with Store(place.folder / "collected").locked(), pytest.raises(WarehouseLocked) as error:
        place.go()
    assert str(error.value).startswith(f"{place.folder / 'collected'}: process {os.getpid()} is collecting")
    assert place.server.asked == []


def test_what_waits_for_a_locked_warehouse_is_not_fetched_again(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.server.pages |= {"/list": page("a.txt", etag="1"), "/a.txt": reply(200, BLAVET)}

    def locked(self: Writer) -> Writer:
        raise WarehouseLocked("process 1 has it open")

    with monkeypatch.context() as patch:
        patch.setattr(Writer, "__enter__", locked)
        with pytest.raises(WarehouseLocked):
            place.go()
    del place.server.pages["/a.txt"]
    assert len(place.go().new_releases) == 1


def test_what_a_killed_pass_loaded_is_told_by_the_next_one(place: Place) -> None:
    place.server.pages |= {"/list": page("a.txt", etag="1"), "/a.txt": reply(200, BLAVET)}

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "forget", killed)
        with pytest.raises(KeyboardInterrupt):
            place.go()
    told = place.go()
    assert ([row["cpts"] for row in told.new_releases], told.counts) == (
        [["CPTS du Blavet"]],
        {"asked": 1, "unchanged": 1},
    )
    assert place.go().new_releases == []
    with place.store.locked():
        place.store.keep_before('{"of": "another version"}')
    assert place.go().new_releases == []


def test_stopping_ends_after_the_present_document(place: Place) -> None:
    place.server.pages |= {
        "/list": page("a.txt", "b.txt", etag="1"),
        "/a.txt": reply(200, BLAVET),
        "/b.txt": reply(200, OUST),
    }
    told = place.go(stopping=lambda: "/a.txt" in place.server.paths)
    assert (told.stopped, place.server.paths) == (True, ["/list", "/a.txt"])
    assert [place.path(row["release"]) for row in place.go().new_releases] == ["/a.txt", "/b.txt"]
    assert place.server.paths.count("/a.txt") == 2, "it was loaded first, and then asked as one that is known"


def test_rows_of_a_state_alone_are_no_run(place: Place) -> None:
    with Writer(place.warehouse, mask, fingerprint()) as writer:
        writer.load([], state={"source": [], "fetched": []})
        writer.finish(added=0)
    assert place.ask("SELECT count(*) FROM run") == [(0,)]


def test_a_run_over_the_folder_leaves_the_store_to_collect(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    from cpts_extract.batch.files import find
    from cpts_extract.batch.ingest import vanished

    place.server.pages |= {"/list": page("a.txt"), "/a.txt": reply(200, BLAVET)}
    place.go()
    monkeypatch.chdir(place.folder)
    found = find([Path()], {".txt"})
    assert found.files == []
    assert vanished(found, [source for (source,) in place.ask("SELECT source FROM release")]) == []
