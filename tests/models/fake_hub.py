"""A server on this machine that speaks the hub's paths, well enough for the hub's own library."""

from __future__ import annotations

import hashlib
import json
import threading
from dataclasses import dataclass, field
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Self
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

COMMIT = "0123456789abcdef0123456789abcdef01234567"
REVISIONS = {"main", COMMIT}
LARGE = 100_000
"""From here on a file is kept as git-lfs does: known by its SHA-256, served from another place."""


@dataclass
class FakeHub:
    """Repositories by hub id, and what goes wrong with their files."""

    repos: dict[str, Path]
    altered: dict[str, bytes] = field(default_factory=dict)
    """Served instead of what is stated, by file name."""
    stalled: set[str] = field(default_factory=set)
    """Half of these is sent, and then nothing."""
    cut: set[str] = field(default_factory=set)
    """Half of these is sent, and then the connection is closed."""
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    """Path and authorization of every request."""
    stop: threading.Event = field(default_factory=threading.Event)

    @cached_property
    def server(self) -> ThreadingHTTPServer:
        hub = self

        class Handler(_Handler):
            fake = hub

        return ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    @property
    def store_url(self) -> str:
        """Where large files lie: another host than the hub, as in the world, so that no token may go there."""
        return f"http://localhost:{self.server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self.server.shutdown()
        self.server.server_close()


class _Handler(BaseHTTPRequestHandler):
    fake: FakeHub
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        parts = [unquote(part) for part in urlsplit(self.path).path.strip("/").split("/")]
        self.fake.asked.append((self.path, self.headers.get("Authorization")))
        match parts:
            case ["api", "models", org, name, kind, revision]:
                self._api(f"{org}/{name}", kind, revision, body=body)
            case [org, name, "resolve", revision, file] if revision in REVISIONS:
                self._file(f"{org}/{name}", file, body=body)
            case ["lfs", org, name, file]:
                self._bytes(self.fake.repos[f"{org}/{name}"] / file, body=body)
            case _:
                self._fail("EntryNotFound")

    def _api(self, repo: str, kind: str, revision: str, *, body: bool) -> None:
        if repo not in self.fake.repos:
            self._fail("RepoNotFound", 401)
        elif revision not in REVISIONS:
            self._fail("RevisionNotFound")
        else:
            files = sorted(path for path in self.fake.repos[repo].iterdir() if path.is_file())
            answer = _info(repo, files) if kind == "revision" else [_tree_row(path) for path in files]
            self._send(json.dumps(answer).encode(), {"Content-Type": "application/json"}, body=body)

    def _file(self, repo: str, file: str, *, body: bool) -> None:
        path = self.fake.repos[repo] / file
        if not path.is_file():
            self._fail("EntryNotFound")
            return
        large = path.stat().st_size >= LARGE
        headers = {
            "X-Repo-Commit": COMMIT,
            "X-Linked-Etag" if large else "ETag": f'"{_lfs(path)["sha256"] if large else _git(path)}"',
            "X-Linked-Size": str(path.stat().st_size),
        }
        if large:
            self.send_response(302)
            for key, value in {
                **headers,
                "Location": f"{self.fake.store_url}/lfs/{repo}/{file}",
                "Content-Length": "0",
            }.items():
                self.send_header(key, value)
            self.end_headers()
        else:
            self._bytes(path, headers, body=body)

    def _bytes(self, path: Path, headers: dict[str, str] | None = None, *, body: bool) -> None:
        content = self.fake.altered.get(path.name, path.read_bytes())
        self._send(content, headers or {}, body=body, broken=path.name)

    def _send(self, content: bytes, headers: dict[str, str], *, body: bool, broken: str = "") -> None:
        self.send_response(200)
        for key, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(key, value)
        self.end_headers()
        if not body:
            return
        if broken in self.fake.stalled | self.fake.cut:
            self.wfile.write(content[: len(content) // 2])
            self.wfile.flush()
            if broken in self.fake.stalled:
                self.fake.stop.wait(30)
            self.close_connection = True
        else:
            self.wfile.write(content)

    def _fail(self, code: str, status: int = 404) -> None:
        self.send_response(status)
        self.send_header("X-Error-Code", code)
        self.send_header("Content-Length", "0")
        self.end_headers()


def _info(repo: str, files: list[Path]) -> dict[str, object]:
    siblings = []
    for path in files:
        row = {"rfilename": path.name, "size": path.stat().st_size, "blobId": _git(path)}
        siblings.append({**row, "lfs": _lfs(path)} if path.stat().st_size >= LARGE else row)
    card = {"license": "apache-2.0"}
    return {"_id": "1", "id": repo, "modelId": repo, "sha": COMMIT, "siblings": siblings, "cardData": card, "tags": []}


def _tree_row(path: Path) -> dict[str, object]:
    row = {"type": "file", "path": path.name, "size": path.stat().st_size, "oid": _git(path)}
    if path.stat().st_size < LARGE:
        return row
    lfs = _lfs(path)
    return {**row, "lfs": {"oid": lfs["sha256"], "size": lfs["size"], "pointerSize": 134}}


def _lfs(path: Path) -> dict[str, object]:
    return {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "size": path.stat().st_size, "pointerSize": 134}


def _git(path: Path) -> str:
    content = path.read_bytes()
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
