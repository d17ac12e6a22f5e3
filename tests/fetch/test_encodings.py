"""What does it take off a body, and how much of it?"""

import tracemalloc
import zlib

import pytest

from webwatch.core.model import Document, FailureClass
from webwatch.core.settings import FetchSettings
from webwatch.fetch import Fetcher
from world import BODY, brief, class_of, packed


@pytest.mark.parametrize(("encoding", "body"), [
    ("gzip", packed(BODY)),
    ("GZip , identity", packed(BODY)),
    ("x-gzip", packed(BODY[:9]) + packed(BODY[9:])),
    ("gzip", packed(BODY) + b"\x00" * 100),
    ("deflate", zlib.compress(BODY)),
    ("deflate", zlib.compress(BODY)[2:-4]),
    ("deflate", zlib.compress(BODY) + b"more"),
    ("gzip, gzip", packed(packed(BODY))),
    ("", packed(BODY)),
    ("gzip", BODY),
    ("deflate", BODY),
    ("identity", BODY),
], ids=brief)  # fmt: skip
def test_encodings_are_taken_off_and_lies_about_them_forgiven(site, fetcher, encoding, body):
    found = fetcher.fetch(site.put("/f", body, headers={"Content-Encoding": encoding}))
    assert isinstance(found, Document), found
    assert found.content == BODY


@pytest.mark.parametrize(("encoding", "body"), [
    ("br", b"\x0b\x02\x80"), ("zstd", b"x"), ("gzip, gzip, gzip", BODY), ("\xa4\x9b", BODY),
    ("gzip", packed(BODY)[:-9]), ("gzip", b"\x1f\x8b" + b"junk" * 9),
    ("deflate", b"\x78\x9cjunk"),
    ("deflate", b"\xff\xff\xff"),
], ids=brief)  # fmt: skip
def test_what_can_not_be_decoded_is_broken(site, fetcher, encoding, body):
    def route(exchange):
        exchange.answer(200, {"Content-Encoding": encoding}, body)

    assert class_of(fetcher.fetch(site.route("/f", route))) is FailureClass.BROKEN


def test_a_raw_deflate_stream_gives_its_last_bytes_too(site, fetcher):
    maker = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = maker.compress(b"<" + b"a" * 66_049) + maker.flush()
    found = fetcher.fetch(site.put("/f", body, headers={"Content-Encoding": "deflate"}))
    assert len(found.content) == 66_050


def bomb(layers):
    """200 MB of nothing, in one gzip member per 10 MB."""
    one = packed(b"\x00" * 10_000_000) * 20
    return one if layers == 1 else packed(one)


@pytest.mark.parametrize(("layers", "encoding"), [(1, "gzip"), (2, "gzip, gzip"), (1, "")])
def test_a_gzip_bomb_is_stopped_at_the_limit_and_memory_stays_flat(site, layers, encoding):
    url = site.put("/f", bomb(layers), headers={"Content-Encoding": encoding})
    limits = FetchSettings(allow_private_addresses=True, max_bytes=1_000_000)
    with Fetcher(limits) as fetcher:
        fetcher.fetch(site.put("/warm", BODY))
        tracemalloc.start()
        found = fetcher.fetch(url)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert class_of(found) is FailureClass.TOO_LARGE
    assert peak < 5_000_000


def test_gzip_members_that_hold_nothing_are_counted_as_they_come(site):
    url = site.put("/f", packed(b"") * 60_000, headers={"Content-Encoding": "gzip"})
    limits = FetchSettings(allow_private_addresses=True, max_bytes=1_000_000)
    with Fetcher(limits) as fetcher:
        assert class_of(fetcher.fetch(url)) is FailureClass.TOO_LARGE
