"""Serve the reviewing page on loopback, to one person of this computer."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

from cpts_extract.errors import CptsExtractError
from cpts_extract.review.app import make_app
from cpts_extract.review.desk import Desk
from cpts_extract.review.guard import KEY, Guard

HOST = "127.0.0.1"


def serve(warehouse: Path, who: str | None, port: int, ready: Callable[[str], None]) -> None:
    """Answer until it is interrupted; ``ready`` is told the address, which bears the key, once it can be opened.

    Args:
        warehouse: What is looked at and decided on.
        who: In whose name.
        port: On which to listen; 0 for any that is free.
        ready: Told the address.

    Raises:
        CptsExtractError: The port is taken.
        WarehouseError: The warehouse cannot be opened.
    """
    import uvicorn

    desk = Desk(warehouse, who)
    desk.prepare()
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError as error:
        listening.close()
        raise CptsExtractError(
            f"port {port} of this computer cannot be had ({error.strerror}); choose another with --port"
        ) from error
    with listening:
        port = listening.getsockname()[1]
        guard = Guard(make_app(desk), port)
        # Its log would hold addresses of what was looked at, and the key.
        config = uvicorn.Config(guard, log_level="warning", access_log=False, server_header=False, lifespan="off")
        listening.listen()
        ready(f"http://{HOST}:{port}/?{KEY}={guard.key}")
        uvicorn.Server(config).run([listening])
