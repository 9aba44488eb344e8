"""Pages by their address, for the command line only: the library itself never asks the network.

http and https only, every redirect checked again; time and size bounded. The moment of fetching is given
by the caller, since the library does not ask the clock either.
"""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import blake2b
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO
from urllib.parse import urlsplit

from timeline.articles.article import Document, StatedDate, StatedRole
from timeline.articles.readers.html import document_of_page
from timeline.articles.readers.options import DEFAULT_OPTIONS, ReadOptions
from timeline.errors import ReaderError

__all__ = ["read_urls"]

_CHUNK = 65_536
_PAUSES = 3
_AGENT = "timeline (reads one page on its user's behalf)"


def read_urls(
    urls: Iterable[str], fetched: datetime, options: ReadOptions = DEFAULT_OPTIONS, *, timeout: float = 20.0
) -> Iterator[Document | ReaderError]:
    """The pages at ``urls`` as documents, one at a time; a page that cannot be had gives its error.

    ``fetched`` is the present moment, stated as that of the capture. ``timeout`` is in seconds and holds for
    connecting and for every pause; a whole page may take three times as long. A page's id is made from its
    address and stays the same when it is read again.
    """
    opener = urllib.request.build_opener(_CheckedRedirects)
    opener.addheaders = [("User-Agent", _AGENT), ("Accept", "text/html,application/xhtml+xml")]
    for url in urls:
        try:
            yield _fetch(opener, url, fetched, options, timeout)
        except ReaderError as error:
            yield error


def _fetch(
    opener: urllib.request.OpenerDirector, url: str, fetched: datetime, options: ReadOptions, timeout: float
) -> Document:
    _check(url)
    limit = options.limits.document_bytes
    try:
        with opener.open(url, timeout=timeout) as response:
            kind = response.headers.get_content_type()
            if kind not in ("text/html", "application/xhtml+xml"):
                raise ReaderError(f"no page but {kind}", url, "save it and name the file")
            data = _body(response, url, limit, time.monotonic() + _PAUSES * timeout)
            charset = response.headers.get_content_charset()
            final = response.geturl()
    except urllib.error.HTTPError as error:
        raise ReaderError(f"the server answers {error.code}", url, "check the address") from None
    except (OSError, HTTPException, ValueError) as error:
        raise ReaderError(f"cannot be fetched: {error}", url, "check the address and the connection") from None
    name = f"url-{blake2b(url.encode(), digest_size=8).hexdigest()}"
    stated = (StatedDate("archive", StatedRole.CAPTURED, fetched.isoformat()),)
    return document_of_page(data, url, name, options, url=final, charset=charset, stated=stated)


def _body(response: HTTPResponse, url: str, limit: int, deadline: float) -> bytes:
    """The content of an answer, up to one byte beyond ``limit``; a server that drips is left at the deadline."""
    data = bytearray()
    while len(data) <= limit:
        part = response.read1(min(_CHUNK, limit + 1 - len(data)))
        if not part:
            break
        data += part
        if time.monotonic() > deadline:
            raise ReaderError("takes too long", url, "save the page and name the file")
    if len(data) <= limit and response.length:
        raise ReaderError("a page that is cut off", url, "fetch it again, or save the page and name the file")
    return bytes(data)


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
    except ValueError:  # «http://[::1», a bracket that is not closed
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ReaderError("no web address", url, "only http:// and https:// are read")


class _CheckedRedirects(urllib.request.HTTPRedirectHandler):
    """Redirects to http and https only (urllib itself would follow ftp), five at most."""

    max_redirections = 5

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        _check(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)
