import json

import pytest

from household import entry, run

LINE = {"id": "a7", "title": "Ouders doen aangifte tegen TV De Zwaluw", "names": ["TV De Zwaluw"]}


def lines(*records):
    return "".join(json.dumps(record) + "\n" for record in records)


def test_json_lines_come_back_rated_with_their_own_id(tmp_path):
    path = tmp_path / "in.jsonl"
    records = [LINE, {**LINE, "id": 8, "summary": "", "outlet": "Krant", "url": "", "lang": "nl"}]
    path.write_text("\ufeff" + lines(*records) + "\n", encoding="utf-8")

    ran = run("rate", path)

    assert (ran.code, ran.err) == (0, "")
    assert [list(line) for line in ran.lines()] == [["id", "severity", "kind", "reasons"]] * 2
    assert [line["id"] for line in ran.lines()] == ["a7", 8]
    for line in ran.lines():
        assert line["severity"] in {"low", "medium", "high", "critical"}
        assert line["kind"] in {"complaint", "question", "praise", "news"}
        assert all(list(reason) == ["signal", "quote", "points"] for reason in line["reasons"])


def test_a_line_without_an_id_comes_back_without_one():
    ran = run("rate", "-", stdin=lines({"title": "Hoi", "names": ["TV De Zwaluw"]}))
    assert ran.code == 0
    assert "id" not in ran.lines()[0]


def test_a_mention_is_rated_as_it_is_in_a_round(house):
    title, summary = "Ouders boos op TV De Zwaluw", "Het bestuur van TV De Zwaluw reageert niet."
    house.feed("/krant.rss", entry(1, title, summary=summary))
    (mention,) = run("scan", "--json").json["mentions"]
    record = {
        "title": title, "summary": summary, "names": ["De Zwaluw", "TV De Zwaluw", "dezwaluw"],
        "outlet": "De Krant", "url": "https://krant.example/1",
    }  # fmt: skip

    (rated,) = run("rate", "-", stdin=lines(record)).lines()

    assert rated == {key: mention[key] for key in ("severity", "kind", "reasons")}


def test_it_needs_no_keyword_file_no_store_and_no_network(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("rate", "-", stdin=lines(LINE)).code == 0
    assert list(tmp_path.iterdir()) == []


def test_a_broken_line_is_named_and_the_others_are_rated():
    bad = [
        b"{", b"[1]", b'{"names": ["x"]}', b'{"title": "t"}', b'{"title": "t", "names": "x"}',
        b'{"title": 1, "names": ["x"]}', b'{"title": "t", "names": [1]}', b"\xff\xfe",
        b"[" * 100_000, b'{"title": "t", "names": ["x"], "summary": {"a": 1}}', b"NaN",
    ]  # fmt: skip
    good = lines(LINE).encode()

    ran = run("rate", "-", stdin=good + b"\n".join(bad) + b"\n\n" + good)

    assert ran.code == 2
    assert [line["id"] for line in ran.lines()] == ["a7", "a7"]
    *said, last = ran.err.splitlines()
    assert [line.split(":")[0] for line in said] == [f"Line {n}" for n in range(2, 13)]
    assert last == "11 lines could not be rated; the others were."


def test_a_lone_surrogate_in_a_line_breaks_nothing():
    ran = run("rate", "-", stdin='{"id": "\\ud800", "title": "\\ud800", "names": ["x\\udfff"]}\n')
    assert ran.code == 0
    assert len(ran.lines()) == 1


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path):
    for path in (tmp_path / "weg.jsonl", tmp_path):
        ran = run("rate", path)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"{path} can't be read: ")
        assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_an_empty_file_gives_nothing(content):
    assert run("rate", "-", stdin=content) == run("rate", "-", stdin="")
    assert run("rate", "-", stdin=content).code == 0
