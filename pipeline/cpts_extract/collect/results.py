"""What asking gives: a file, the word that nothing changed, or the reason why there is neither."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cpts_extract.models import Media


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a server knows again what it sent; kept by the caller from one pass to the next, and sent to that URL alone."""

    url: str
    """The URL that answered, after redirects."""
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came, whole and on the disk. The caller moves or removes the file."""

    url: str
    """The URL that was asked."""
    path: Path
    """A new file in the folder that the caller gave, its content flushed to the disk; its name is a random one."""
    sha256: str
    size: int
    """Bytes, unpacked."""
    status: int
    content_type: str
    """What the server calls it, in lower case without parameters; empty when it does not say."""
    charset: str
    """The encoding that the server names; empty when it does not."""
    validators: Validators

    @property
    def final_url(self) -> str:
        """The URL that answered, after redirects."""
        return self.validators.url


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file of a kind that is read. The caller moves or removes it."""

    url: str
    final_url: str
    path: Path
    """Its name is a random one with the suffix of its kind."""
    sha256: str
    size: int
    status: int
    media: Media
    """Told from its bytes."""
    validators: Validators


@dataclass(frozen=True, slots=True)
class NotModified:
    """Nothing changed since the validators were given; these are the ones to keep."""

    url: str
    validators: Validators


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing was got, and why."""

    url: str
    """The URL that was asked, or the path of a drop folder; never with a password."""
    reason: str
    """One line."""
    passing: bool
    """It may be otherwise in a later pass: no connection, too many requests, an error of the server."""
    status: int | None = None
    retry_after: float | None = None
    """Seconds that the server asks to wait, where that was too long for this pass."""
