import pytest

from household import entry, run


def names():
    return [keyword["name"] for keyword in run("keyword", "list", "--json").json]


def test_keywords_are_listed_with_their_terms(house):
    ran = run("keyword", "list")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0].split("  ")[0] == "Keyword"
    assert "TV De Zwaluw, #dezwaluw" in ran.out
    assert "Zwaluwstraat" in ran.out
    first = run("keyword", "list", "--json").json[0]
    assert first == {
        "name": "De Zwaluw", "any": ["TV De Zwaluw", "#dezwaluw"], "all": [],
        "none": ["Zwaluwstraat"], "case_sensitive": False, "sources": [], "own_domains": [],
    }  # fmt: skip


def test_a_keyword_is_added_with_all_that_it_may_have(house):
    ran = run(
        "keyword", "add", "Koor", "--any", "Koor Oost", "--any", "KO", "--all", "zingt", "--none",
        "koorts", "--case-sensitive",
    )  # fmt: skip

    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Koor is watched now. `webwatch scan` looks for it.\n"
    added = run("keyword", "list", "--json").json[-1]
    assert (added["name"], added["any"], added["all"]) == ("Koor", ["Koor Oost", "KO"], ["zingt"])
    assert (added["none"], added["case_sensitive"]) == (["koorts"], True)
    assert "# comment" not in house.file.read_text()


def test_a_keyword_without_terms_is_its_own_term_and_comments_stay(house):
    house.file.write_text("# ons bestand\n" + house.file.read_text())

    assert run("keyword", "add", "Koor Oost").code == 0
    assert run("keyword", "list", "--json").json[-1]["any"] == ["Koor Oost"]
    assert house.file.read_text().startswith("# ons bestand\n")


def test_a_keyword_with_only_all_has_no_any(house):
    run("keyword", "add", "Koor", "--all", "Koor", "--all", "Oost")
    assert run("keyword", "list", "--json").json[-1]["any"] == []


@pytest.mark.parametrize(
    "arguments", [["De Zwaluw"], ["de zwaluw"], ["x"], [""], ["Koor", "--any", "*"]]
)
def test_what_cannot_be_a_keyword_is_refused_and_the_file_stays_as_it_was(house, arguments):
    before = house.file.read_bytes()

    ran = run("keyword", "add", *arguments)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err
    assert house.file.read_bytes() == before


def test_a_keyword_is_removed_and_what_it_found_stays(house):
    run("scan")

    ran = run("keyword", "remove", "De Zwaluw")

    assert (ran.code, ran.err) == (0, "De Zwaluw is no longer watched. What was found stays.\n")
    assert names() == ["Hal De Wiek"]
    assert len(run("mentions", "--json").json) == 1


def test_the_last_keyword_can_not_be_removed(house):
    run("keyword", "remove", "De Zwaluw")
    before = house.file.read_bytes()
    ran = run("keyword", "remove", "Hal De Wiek")
    assert ran.code == 2
    assert house.file.read_bytes() == before


@pytest.mark.parametrize("command", ["remove", "test"])
def test_a_keyword_that_is_not_there_gets_the_one_that_was_meant(house, command):
    ran = run("keyword", command, "De Zwalu")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "There is no keyword 'De Zwalu'. Did you mean 'De Zwaluw'?\n"


def test_a_keyword_is_tried_on_words(house):
    found = run("keyword", "test", "De Zwaluw", "--text", "Kom turnen bij TV De Zwaluw!")
    assert found.code == 0
    assert "title: “TV De Zwaluw”" in found.out
    assert found.err == "De Zwaluw was found in 1 of 1 entries.\n"

    nothing = run("keyword", "test", "De Zwaluw", "--text", "TV De Zwaluw aan de Zwaluwstraat")
    assert nothing.err == "De Zwaluw was found in 0 of 1 entries.\n"
    assert "left out because of “Zwaluwstraat”" in nothing.out


def test_a_keyword_is_tried_on_what_was_fetched(house):
    house.feed("/krant.rss", entry(1, "[b]Hal De Wiek[/b] lekt"), entry(2, "Het weer"))
    run("scan")

    ran = run("keyword", "test", "Hal De Wiek")

    assert "[b]Hal De Wiek[/b] lekt" in ran.out
    assert "Het weer" not in ran.out
    assert ran.err == "Hal De Wiek was found in 1 of 2 entries.\n"


def test_a_keyword_of_one_source_is_tried_on_words_as_if_that_source_had_them(house):
    narrow = '[[keyword]]\nname = "Smal"\nany = ["Smal"]\nsources = ["De Krant"]\n'
    house.watch({"De Krant": "/krant.rss"}, keywords=narrow)

    assert "1 of 1" in run("keyword", "test", "Smal", "--text", "Smal spoor").err


def test_a_near_miss_is_shown_and_what_merely_looks_like_it_is_not(house):
    house.feed("/krant.rss", entry(1, "TV De Zwaan wint"), entry(2, "Kom bij TVDeZwaluw"))
    run("scan")

    ran = run("keyword", "test", "De Zwaluw")

    assert "Nearly found:\nKom bij TVDeZwaluw\n" in ran.out
    assert "title: “TVDeZwaluw” is “TV De Zwaluw” in other pieces" in ran.out
    assert "Zwaan" not in ran.out
    assert "They differ by:" not in ran.out


def test_the_words_by_which_near_misses_differ_are_counted(house):
    turners = "Turnvereniging De Zwaluw"
    house.watch(
        {"De Krant": "/krant.rss"}, keywords=f'[[keyword]]\nname = "Z"\nany = ["{turners}"]\n'
    )
    titles = [f"Turnvereniging De Zwaan wint {n}" for n in range(12)]
    titles += ["Turnvereniging De Zwaluwen wint", "Turnvereniging Zwaluw", "Een zwaan", "Het weer"]
    house.feed("/krant.rss", *(entry(n, title) for n, title in enumerate(titles)))
    run("scan")

    ran = run("keyword", "test", "Z")

    assert f"“Turnvereniging De Zwaan” is nearly “{turners}”: “zwaan”, not “zwaluw”" in ran.out
    assert ran.out.count(": “zwaan”, not “zwaluw”") == 9
    assert "They differ by: zwaan ≠ zwaluw (12), zwaluwen ≠ zwaluw (1), de (1)" in ran.out
    assert ran.err == "Z was found in 0 of 16 entries.\n"


def test_what_is_too_common_or_never_found_is_said(house):
    titles = [*(f"Hal De Wiek {n}" for n in range(2)), *(f"Het weer van {n}" for n in range(20))]
    house.feed("/krant.rss", *(entry(n, title) for n, title in enumerate(titles)))
    run("scan")

    assert (
        "Hal De Wiek is in 9% of all entries: too common?"
        in run("keyword", "test", "Hal De Wiek").err
    )
    assert "De Zwaluw was never found:" in run("keyword", "test", "De Zwaluw").err
    many = [entry(100 + n, f"De dag van {n}") for n in range(40)]
    house.feed("/krant.rss", *many)
    run("scan", "--all")
    assert "too common" not in run("keyword", "test", "Hal De Wiek").err


def test_a_keyword_is_tried_on_a_feed_or_a_page(house):
    page = "<html><body><h1>Nieuws</h1><p>TV De Zwaluw zoekt leiding</p></body></html>"
    house.site.put("/pagina", page, headers={"Content-Type": "text/html"})
    asked = ("keyword", "test", "De Zwaluw", "--private", "--url")

    assert "1 of 2 entries" in run(*asked, house.site.url("/krant.rss")).err
    found = run(*asked, house.site.url("/pagina"))
    assert "summary: “TV De Zwaluw”" in found.out
    assert "1 of 1 entries" in found.err


def test_an_address_that_can_not_be_read_is_one_sentence(house):
    ran = run(
        "keyword", "test", "De Zwaluw", "--private", "--url", house.site.url("/weg?key=geheim")
    )

    assert (ran.code, ran.out) == (2, "")
    assert "can't be read: There is nothing at this address any more." in ran.err
    assert "geheim" not in ran.err


def test_words_and_an_address_at_once_are_one_too_many(house):
    ran = run("keyword", "test", "De Zwaluw", "--text", "x", "--url", "https://x.example")
    assert (ran.code, ran.err) == (2, "Choose --text or --url, not both.\n")


def test_a_test_is_one_json_document(house):
    ran = run("keyword", "test", "De Zwaluw", "--json", "--text", "TV Zwaluw, TVDeZwaluw")
    assert ran.json == {
        "keyword": "De Zwaluw", "tried": 1, "found": [],
        "near": [{
            "title": "TV Zwaluw, TVDeZwaluw", "url": "", "difference": "spacing",
            "field": "title", "quote": "TVDeZwaluw", "term": "TV De Zwaluw", "wanted": "",
            "there": "",
        }],
    }  # fmt: skip
    found = run("keyword", "test", "De Zwaluw", "--json", "--text", "TV De Zwaluw").json["found"]
    assert found[0]["matches"] == [{"field": "title", "quote": "TV De Zwaluw"}]


def test_what_an_all_of_a_keyword_lacks_has_no_place(house):
    narrow = '[[keyword]]\nname = "Hal"\nany = ["turnhal"]\nall = ["Meerwijk"]\n'
    house.watch({"De Krant": "/krant.rss"}, keywords=narrow)
    ran = run("keyword", "test", "Hal", "--text", "De turnhal lekt")
    assert "    “Meerwijk” is not named\n" in ran.out
