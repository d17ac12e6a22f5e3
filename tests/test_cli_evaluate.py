import json

import pytest

from household import run

LABELLED = (
    {"title": "Aangifte van misbruik tegen De Zwaluw", "severity": "critical", "kind": "news"},
    {"title": "De Zwaluw houdt een open dag", "severity": "low", "kind": "news"},
    {"title": "De Zwaluw zoekt vrijwilligers", "severity": "low"},
)


@pytest.fixture
def labelled(tmp_path):
    path = tmp_path / "labelled.jsonl"
    lines = [json.dumps({"names": ["De Zwaluw"], **each}) for each in LABELLED]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_the_flag_is_measured_beside_saying_always_the_same(labelled):
    ran = run("evaluate", labelled)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0].split() == ["Label", "\\", "said", "low", "medium", "high",
                                               "critical"]  # fmt: skip
    assert "3 mentions" in ran.out
    (exact,) = [line.split() for line in ran.out.splitlines() if line.startswith("exact")]
    assert exact[-2:] == ["0.67", "0.00"]


def test_a_program_gets_all_of_it_and_the_same_each_time(labelled):
    first, second = run("evaluate", labelled, "--json"), run("evaluate", labelled, "--json")

    assert first.json == second.json
    assert first.json["count"] == 3
    assert sum(sum(row.values()) for row in first.json["confusion"].values()) == 3
    assert sum(each["count"] for each in first.json["kinds"]) == 2
    assert first.json["all_low"]["exact"]["value"] == pytest.approx(2 / 3)
    assert first.json["figures"]["alarm_recall"]["value"] == 1.0


def test_what_was_never_so_has_no_figure(tmp_path):
    path = tmp_path / "labelled.jsonl"
    path.write_text('{"title": "Open dag", "names": ["De Zwaluw"], "severity": "low"}')

    ran = run("evaluate", path)

    (seen,) = [line for line in ran.out.splitlines() if line.startswith("critical seen")]
    assert seen.removeprefix("critical seen as critical or high").split() == ["-"] * 4


def test_the_fields_of_the_sets_that_it_learned_from_will_do(tmp_path):
    path = tmp_path / "labelled.jsonl"
    path.write_text(
        '{"text": "Ophef", "name": "De Zwaluw", "severity": "medium"}\n'
        '{"title": "Ophef", "org": "De Zwaluw", "aliases": ["TV"], "severity": "low"}\n'
    )

    assert run("evaluate", path, "--json").json["count"] == 2


def test_lines_that_are_wrong_are_named_and_the_others_counted(labelled):
    with labelled.open("a", encoding="utf-8") as file:
        file.write('\n{"title": "x", "names": ["y"], "severity": "erg"}\nniets\n')
        file.write('{"title": "x", "names": ["y"], "severity": "low", "kind": "klacht"}\n')

    ran = run("evaluate", labelled, "--json")

    assert ran.json["count"] == 3
    assert "Line 4" in ran.err
    assert "Line 5: This is no JSON." in ran.err
    assert 'Line 6: "kind" is "klacht"' in ran.err


def test_a_file_without_a_label_in_it_is_refused(tmp_path):
    path = tmp_path / "labelled.jsonl"
    path.write_text("\n")

    ran = run("evaluate", path)

    assert (ran.code, ran.out) == (2, "")
    assert "no labelled mention" in ran.err
