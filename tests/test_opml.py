"""Do lists of feeds come in and go out, without what must not?"""

import xml.etree.ElementTree as ET

import pytest

from household import run
from webwatch.errors import UsageError
from webwatch.sources.opml import Listed, read_opml, write_opml

LIST = """\
<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Van Marleen &amp; Tom</title></head><body>
  <outline text="Nieuws"><outline text="Regio">
    <outline type="rss" text="De Meerwijker" title="De Meerwijker (blad)"
             xmlUrl="https://demeerwijker.example/rss?a=1&amp;b=2" htmlUrl="https://x.example"/>
  </outline></outline>
  <outline type="rss" text="Omroep Oostkant" xmlURL=" https://oostkant.example/atom "/>
  <outline type="link" text="Een site" url="https://site.example/"/>
  <outline type="rss" text="Nog eens" xmlUrl="https://oostkant.example/atom"/>
  <outline type="rss" text="" xmlUrl="http://zondernaam.example/"/>
</body></opml>
"""
WICKED = [
    "exec:rm -rf ~",
    "|/usr/bin/cmd",
    "filter:sed:https://x.example/",
    "file:///etc/passwd",
    "feed://x.example/rss",
    "javascript:alert(1)",
    "/rss",
    "http://",
    "http://%00.example/",
    "gopher://x.example/",
]


def names(listed):
    return [feed.name for feed in listed.feeds]


def test_feeds_are_found_however_deep_and_each_once():
    listed = read_opml(LIST.encode())
    assert listed.refused == ()
    assert listed.feeds == (
        Listed("De Meerwijker (blad)", "https://demeerwijker.example/rss?a=1&b=2"),
        Listed("Omroep Oostkant", "https://oostkant.example/atom"),
        Listed("", "http://zondernaam.example/"),
    )


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_a_list_may_be_in_any_charset(charset):
    declared = f'<?xml version="1.0" encoding="{charset.removesuffix("-sig")}"?>'
    text = f'{declared}<opml><body><outline text="Café" xmlUrl="https://x.example"/></body></opml>'
    assert names(read_opml(text.encode(charset))) == ["Café"]


def test_what_cannot_be_fetched_is_refused_and_the_rest_goes_on():
    outlines = "".join(
        f'<outline text="x" xmlUrl="{url}"/>' for url in [*WICKED, "https://a.example"]
    )
    listed = read_opml(f"<opml><body>{outlines}</body></opml>".encode())
    assert [feed.url for feed in listed.feeds] == ["https://a.example"]
    assert list(listed.refused) == WICKED


def test_a_refused_address_is_shown_short_clean_and_without_its_secret():
    url = "ftp://tom:sesame@x.example/?token=sesame&amp;" + "a" * 500
    content = f'<opml><body><outline xmlUrl="{url}&#x202e;"/></body></opml>'
    (shown,) = read_opml(content.encode()).refused
    assert "sesame" not in shown
    assert len(shown) == 60


def test_a_name_is_clean_and_of_a_length_that_the_keyword_file_takes():
    content = f'<opml><body><outline text="a&#10;b&#x202e;{"c" * 200}" xmlUrl="https://x.example"/></body></opml>'
    (name,) = names(read_opml(content.encode()))
    assert name.startswith("a bccc")
    assert len(name) == 100


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<opml><body><outline></body></opml>", "broken XML: line 1, column 24"),
        ("<opml>\n<body>&nbsp;</body></opml>", "broken XML: line 2"),
        ("", "broken XML: line 1, column 1"),
        ("\0\0", "broken XML"),
        ("{}", "broken XML"),
        ("<rss><channel/></rss>", "XML, but no OPML"),
        ('<!DOCTYPE opml [<!ENTITY a "b">]><opml/>', "declares entities"),
        ('<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml>&a;</opml>', "entities"),
        ('<!DOCTYPE opml [<!ENTITY % a SYSTEM "http://x.example/">%a;]><opml/>', "entities"),
    ],
)
def test_what_is_no_list_is_refused_with_its_reason(content, said):
    with pytest.raises(UsageError, match=said):
        read_opml(content.encode())


def test_a_document_type_alone_is_no_harm_and_nothing_is_fetched_for_it():
    content = LIST.replace("<opml ", '<!DOCTYPE opml SYSTEM "http://127.0.0.1:1/opml.dtd"><opml ')
    assert len(read_opml(content.encode()).feeds) == 3


def test_a_list_without_an_end_takes_no_time():
    outlines = '<outline text="x">' * 200_000
    with pytest.raises(UsageError, match="broken XML"):
        read_opml(f"<opml><body>{outlines}".encode())


def test_at_most_five_thousand_feeds_are_taken():
    outlines = "".join(f'<outline xmlUrl="https://x.example/{n}"/>' for n in range(6000))
    assert len(read_opml(f"<opml><body>{outlines}</body></opml>".encode()).feeds) == 5000


def test_what_is_written_is_xml_that_is_read_back():
    feeds = (
        Listed("Een \"blad\" <b> & 'meer'", "https://x.example/?a=1&b='2'"),
        Listed("Café", "http://y.example/"),
    )
    written = write_opml(feeds, title="A & <B>")
    assert read_opml(written).feeds == feeds
    root = ET.fromstring(written)
    assert root.get("version") == "2.0"
    assert root.findtext("head/title") == "A & <B>"
    assert root.find("body/outline").get("type") == "rss"


def test_a_list_is_imported_in_one_go_and_the_second_time_nothing_is_new(house):
    path = house.folder / "lijst.opml"
    path.write_text(LIST, encoding="utf-8")

    ran = run("source", "import", path)

    assert (ran.code, ran.out) == (0, "")
    assert "3 sources were added; 0 were there already." in ran.err
    listed = run("source", "list", "--json").json
    assert [each["name"] for each in listed[1:]] == [
        "De Meerwijker (blad)",
        "Omroep Oostkant",
        "zondernaam.example",
    ]
    assert "0 sources were added; 3 were there already." in run("source", "import", path).err
    assert house.site.requests == []


def test_an_imported_google_alert_is_one(house):
    path = house.folder / "lijst.opml"
    url = "https://www.google.com/alerts/feeds/1234567890/1"
    path.write_text(f'<opml><body><outline text="A" xmlUrl="{url}"/></body></opml>', "utf-8")
    run("source", "import", path)
    assert run("source", "list", "--json").json[1]["kind"] == "google-alerts"


def test_what_is_left_out_of_an_import_is_said(house):
    path = house.folder / "lijst.opml"
    path.write_text('<opml><body><outline xmlUrl="exec:ls"/></body></opml>', "utf-8")
    before = house.file.read_bytes()

    ran = run("source", "import", path)

    assert ran.code == 0
    assert "exec:ls was left out: only http:// and https:// can be fetched." in ran.err
    assert house.file.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<opml><body/></opml>", "There is no feed in"),
        (b"<opml", "lijst.opml is not a list of feeds that can be used."),
        (b"<opml>" + b" " * 10_000_000, "is too large for a list of feeds."),
        (None, "can't be read: No such file or directory."),
    ],
)
def test_a_file_that_is_no_list_changes_nothing(content, said, house):
    path = house.folder / "lijst.opml"
    if content is not None:
        path.write_bytes(content)
    before = house.file.read_bytes()

    ran = run("source", "import", path)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert house.file.read_bytes() == before


@pytest.fixture
def secretive(house):
    house.watch(
        {
            "De Krant": "/krant.rss",
            "Geheim": "https://x.example/rss?token=sesame",
            "Alert": "https://www.google.com/alerts/feeds/01234567890123456789/1",
        },
        more='[[source]]\nkind = "bing-news"\nname = "Bing"\n',
    )
    return house


def test_sources_are_exported_without_the_secret_ones(secretive):
    ran = run("source", "export", "uit.opml")

    assert (ran.code, ran.out) == (0, "")
    written = (secretive.folder / "uit.opml").read_bytes()
    assert b"sesame" not in written
    assert b"01234567890123456789" not in written
    assert names(read_opml(written)) == ["De Krant", "Bing", "Bing"]
    assert "3 feeds are in uit.opml now." in ran.err
    assert "2 were left out, since there is a secret in their address" in ran.err


def test_with_secrets_all_are_exported_also_to_stdout(secretive):
    ran = run("source", "export", "-", "--with-secrets")
    assert (ran.code, ran.err) == (0, "")
    assert len(read_opml(ran.out.encode()).feeds) == 5


def test_what_is_exported_can_be_imported_elsewhere(secretive):
    run("source", "export", "uit.opml", "--with-secrets")
    secretive.watch({})
    assert "5 sources were added" in run("source", "import", "uit.opml").err
    assert [each["name"] for each in run("source", "list", "--json").json] == [
        "De Krant", "Geheim", "Alert", "Bing", "Bing 2",
    ]  # fmt: skip


def test_no_file_is_written_over(secretive):
    path = secretive.folder / "uit.opml"
    path.write_text("van mij", encoding="utf-8")
    ran = run("source", "export", path)
    assert ran.code == 2
    assert "is there already: name another file" in ran.err
    assert path.read_text(encoding="utf-8") == "van mij"


def test_a_file_that_cannot_be_written_is_said_so(secretive):
    ran = run("source", "export", secretive.folder / "nergens" / "uit.opml")
    assert ran.code == 2
    assert "can't be written: No such file or directory." in ran.err
