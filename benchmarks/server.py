"""Who serves the feeds?"""

from __future__ import annotations

import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MODULES = "/usr/share/nginx"  # where Debian keeps them
_SETTINGS = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
worker_processes 1;
include /etc/nginx/modules-enabled/*.conf;
events {{ worker_connections 4096; }}
http {{
    access_log {folder}/requests.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    types {{ application/rss+xml xml; }}
    server {{
        listen 127.0.0.1:{port} backlog=4096;
        root {feeds};
        {wait}
    }}
}}
"""
_WAIT = "access_by_lua_block {{ ngx.sleep({seconds}) }}"


@dataclass(frozen=True, slots=True)
class Site:
    """A server that runs.

    Attributes:
        address: With a slash at its end.
        log: A line a request.
    """

    address: str
    log: Path

    def requests(self) -> int:
        """Say how many requests it answered."""
        return self.log.read_bytes().count(b"\n")


@contextmanager
def serving(feeds: Path, folder: Path, latency: float = 0.0) -> Iterator[Site]:
    """Serve a folder with nginx, which answers 304 where that is right.

    Args:
        feeds: What to serve.
        folder: For nginx's own files.
        latency: Seconds before each answer (Debian's libnginx-mod-http-lua).

    Returns:
        Where it is.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    wait = _WAIT.format(seconds=latency) if latency else ""
    settings = folder / "nginx.conf"
    settings.write_text(
        _SETTINGS.format(folder=folder, feeds=feeds, port=port, wait=wait), encoding="utf-8"
    )
    command = ["nginx", "-p", _MODULES, "-c", str(settings), "-e", str(folder / "nginx.log")]
    with subprocess.Popen(command) as server:
        try:
            _wait_for(port)
            yield Site(f"http://127.0.0.1:{port}/", folder / "requests.log")
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("nginx did not start")
