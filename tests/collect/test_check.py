"""``cpts-extract sources check`` says which sources answer and what they would give, and stores nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from cpts_extract.cli import main

from .server import Server, reply

PAGE = "".join(f"<p><a href='/{n}.pdf'>CPTS {n}</a></p>" for n in range(1, 6)) + "<p><a href='/6.pdf'>Grippe</a></p>"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    return tmp_path


def check(text: str) -> Result:
    Path("sources.toml").write_text("delay = 0\n" + text, encoding="utf-8")
    result = CliRunner().invoke(main, ["sources", "check", "sources.toml"])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def cells(result: Result) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in result.stdout.splitlines()]


def web(server: Server, name: str, more: str) -> str:
    return f'[[source]]\nname = "{name}"\nurl = "{server.url(f"/{name}")}"\nallow_private = true\n{more}\n'


def test_what_each_source_would_give_is_shown(server: Server, here: Path) -> None:
    server.pages |= {"/page": reply(200, PAGE.encode()), "/feed": reply(200, b"<rss><channel></channel></rss>")}
    (here / "inbox").mkdir()
    (here / "inbox" / "a.part").write_text("half")
    page = 'kind = "page"\nlinks = "pdf$"\nmatch = "cpts"'
    folder = '[[source]]\nname = "inbox"\nkind = "folder"\npath = "inbox"'
    result = check(web(server, "page", page) + web(server, "feed", 'kind = "feed"') + folder)
    assert (result.exit_code, result.stderr) == (0, "")
    assert cells(result)[0] == ["source", "state", "items", "the first"]
    assert cells(result)[2:] == [
        ["page", "answers", "5 of 6", server.url("/1.pdf")],
        [server.url("/2.pdf")],
        [server.url("/3.pdf")],
        ["and 2 more"],
        ["feed", "answers", "0 of 0"],
        ["inbox", "there; a.part: a temporary name", "0 of 1"],
    ]
    assert server.paths == ["/page", "/feed"]  # no item is fetched
    assert sorted(str(path.relative_to(here)) for path in here.rglob("*")) == ["inbox", "inbox/a.part", "sources.toml"]


def test_a_source_that_does_not_answer_is_told_and_the_others_are_asked(server: Server, here: Path) -> None:
    server.pages |= {"/b": reply(200, PAGE.encode())}
    sources = [web(server, name, 'kind = "page"\nlinks = "pdf$"') for name in ("a", "b")]
    result = check("".join(sources) + '[[source]]\nname = "c"\nkind = "folder"\npath = "none"')
    assert result.exit_code == 1
    assert result.stderr == "cpts-extract: a: answers 404\ncpts-extract: c: no such file or directory\n"
    assert [line[:3] for line in cells(result)[2:]][::1][0] == ["a", "does not answer"]
    assert cells(result)[3][:3] == ["b", "answers", "6 of 6"]


def test_a_loopback_source_is_refused_unless_allowed(server: Server, here: Path) -> None:
    result = check(f'[[source]]\nname = "a"\nkind = "feed"\nurl = "{server.url("/a")}"')
    assert (result.exit_code, server.asked) == (1, [])
    told = "cpts-extract: a: 127.0.0.1, a loopback address; only a source with allow_private = true may ask it\n"
    assert result.stderr == told


def test_a_file_that_is_wrong_is_one_line(here: Path) -> None:
    result = check('[[source]]\nname = "a"\nkind = "feed"\nurl = "https://a:s3cret@example.org/"')
    told = "cpts-extract: sources.toml: source 'a': url: a URL with a user name or a password\n"
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", told)
