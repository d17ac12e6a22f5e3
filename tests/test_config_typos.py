"""A typo at each place of the keyword file: is the place told, and what to do?"""

import pytest

from webwatch.config import load
from webwatch.errors import ConfigError

KEYWORD = '[[keyword]]\nname = "De Zwaluw"\n'
SOURCE = '[[source]]\nname = "NOS"\nurl = "https://nos.example/rss"\n'
CHANNEL = '[[channel]]\nkind = "email"\nto = ["a@b.example"]\nfrom = "w@b.example"\n'

TOP = {
    'languge = "nl"': ("languge", "Did you mean language?"),
    'taal = "nl"': ("taal", "Did you mean language?"),
    'language = "Nederlands"': ("language", 'Did you mean "nl"?'),
    'language = "fr"': ("language", "choose from nl, en"),
    "language = true": ("language", "choose from nl, en"),
    'timezone = "Amsterdam"': ("timezone", 'Did you mean "Europe/Amsterdam"?'),
    'timezone = "Europe"': ("timezone", "is no time zone"),
    'timezone = "../etc/passwd"': ("timezone", "is no time zone"),
    'timezone = "Europe/Amsterdm"': ("timezone", 'Did you mean "Europe/Amsterdam"?'),
    "timezone = 1": ("timezone", "Text between quote marks"),
    'database = ""': ("database", "Name a file"),
    'database = "."': ("database", "is a folder: name a file"),
    'database = "keywords.toml"': ("database", "keyword file itself"),
    "database = 3": ("database", "Text between quote marks"),
    'xyzzy = "?"': ("xyzzy", "There are: language, database"),
    'password = "hunter2"': ("password", "environment variable"),
    '"\\u001b[2J" = 1': ("", "There are: language"),
    'sources = ["x"]': ("sources", "Did you mean source?"),
    'fetch = "no"': ("fetch", "Write [fetch] between single brackets"),
    "[[fetch]]\nworkers = 1": ("fetch", "Write [fetch] between single brackets"),
    "[[keywords]]\nname = 'x'": ("keywords", "Did you mean keyword?"),
    "[smtp]\nhost = 'x'": ("smtp", "There are: language"),
}
IN_KEYWORD = {
    'any = "Zwaluw"': ("any", 'as in ["Zwaluw"]'),
    "any = [1]": ("any 1", "Text between quote marks"),
    'any = ["Zwaluw", ""]': ("any 2", "A term is empty"),
    'any = ["*"]': ("any 1", "A lone * would find everything"),
    'any = ["Zwa*luw"]': ("any 1", "directly behind the last word"),
    'any = ["?"]': ("any 1", "needs a letter or a digit"),
    'all = ["Z"]': ("all 1", "at least two"),
    'none = ["-straat"]': ("none 1", 'under "none"'),
    'any = ["Zwa\\u0007luw"]': ("any 1", "can't be seen"),
    'woorden = ["Zwaluw"]': ("woorden", "Did you mean any?"),
    'exclude = ["x"]': ("exclude", "Did you mean none?"),
    'case_sensitive = "yes"': ("case_sensitive", "Write true or false"),
    "casesensitive = true": ("casesensitive", "Did you mean case_sensitive?"),
    'sources = ["NSO"]': ("sources 1", 'Did you mean "NOS"?'),
    'sources = ["De Krant"]': ("sources 1", "There are: NOS"),
    'sources = "NOS"': ("sources", 'as in ["NOS"]'),
    "sources = [1]": ("sources 1", "Text between quote marks"),
    'own_domains = ["https://dezwaluw.example/"]': ("own_domains 1", "Only the name of the site"),
    'timezone = "Europe/Amsterdam"': ("timezone", "at the top of the file"),
    "weight = 2": ("weight", "There are: name, any, all"),
}  # fmt: skip
IN_SOURCE = {
    'kind = "rs"': ("kind", 'Did you mean "rss"?'),
    'kind = "google alerts"': ("kind", 'Did you mean "google-alerts"?'),
    'kind = "telex"': ("kind", "choose from rss, google-alerts"),
    "kind = 1": ("kind", "choose from rss, google-alerts"),
    "weight = -1": ("weight", "A number from 0 up"),
    'weight = "2"': ("weight", "without quote marks"),
    "weight = nan": ("weight", "A number from 0 up"),
    "weight = 1e9": ("weight", "from 0 to 100"),
    "gewicht = 2.0": ("gewicht", "Did you mean weight?"),
    "allow_private_addresses = 1": ("allow_private_addresses", "Write true or false"),
    'interval = "2 hours"': ("interval", 'written as "90s"'),
    'interval = "1s"': ("interval", "from 1m to 30d"),
    "interval = 60": ("interval", 'written as "90s"'),
    'interval = "999999w"': ("interval", "longer than a hundred years"),
    'user = "me"': ("user", "There are: "),
}
URLS = {
    "url = 3": "Text between quote marks",
    'url = ""': "An address is needed",
    'url = "nos.example/rss"': "write https:// before it",
    'url = "nos.example:8080/rss"': "write https:// before it",
    'url = "ftp://nos.example/rss"': "only http:// and https://",
    'url = "file:///etc/passwd"': "only http:// and https://",
    'url = "https://"': "copy it anew",
    'url = "https://nos.example/a b"': "white space",
    'url = "https://a:hunter2@[::x]/"': "copy it anew",
}
IN_CHANNEL = {
    'kind = "sms"': ("kind", "choose from email"),
    'password = "hunter2"': ("password", "name that in password_env"),
    'wachtwoord = "hunter2"': ("wachtwoord", "name that in password_env"),
    'password_env = "hunter2!"': ("password_env", "in capitals"),
    'to = "a@b.example"': ("to", 'as in ["a@b.example"]'),
    'to = ["a at b"]': ("to", "is not a mail address"),
    "to = []": ("to", "name at least one address"),
    'from = "webwatch"': ("from", "is not a mail address"),
    'min_severity = "hoog"': ("min_severity", 'Did you mean "high"?'),
    "min_severity = 3": ("min_severity", "choose from low, medium, high, critical"),
    'instant = "nooit"': ("instant", 'Did you mean "never"?'),
    "instant = false": ("instant", "choose from low, medium, high, critical, never"),
    'kinds = ["klacht"]': ("kinds 1", 'Did you mean "complaint"?'),
    'keywords = ["De Zwaluv"]': ("keywords 1", 'Did you mean "De Zwaluw"?'),
    'port = "25"': ("port", "A whole number"),
    "port = 2.5": ("port", "A whole number"),
    "port = 99999": ("port", "from 1 to 65535"),
    'security = "ssl"': ("security", "none, starttls, tls"),
    'smtp = "localhost"': ("smtp", "Did you mean host?"),
    'timeout = "0s"': ("timeout", "from 1s to 10m"),
}
IN_SECTIONS = {
    "[fetch]\nworkers = 0": ("[fetch], workers", "from 1 to 64"),
    "[fetch]\nworker = 4": ("[fetch], worker", "Did you mean workers?"),
    '[fetch]\nhost_pause = "1"': ("[fetch], host_pause", 'written as "90s"'),
    '[fetch]\nscan_every = "1h"': ("[fetch], scan_every", "There are: allow_private"),
    '[schedule]\ndigest_at = "8 uur"': ("[schedule], digest_at", 'written as "08:00"'),
    '[schedule]\ndigest_at = "25:00"': ("[schedule], digest_at", 'written as "08:00"'),
    '[schedule]\nscan_every = "1s"': ("[schedule], scan_every", "from 1m to 7d"),
    '[schedule]\nquiet_hours = "22-7"': ("[schedule], quiet_hours", '"22:00-07:00"'),
    '[schedule]\nquiet_hours = "22:00-22:00"': ("[schedule], quiet_hours", "never begin"),
    '[schedule]\nquiet_hours = "22:00-33:00"': ("[schedule], quiet_hours", '"08:00"'),
    '[schedule]\nquiet_from = "22:00"': ("[schedule], quiet_from", "Did you mean quiet_hours?"),
    '[severity]\nadd = ["x"]': ("[severity], add", "Write [severity.add]"),
    "[severity.add]\nhoog = ['x']": ("[severity.add], hoog", "Did you mean high?"),
    "[severity.add]\nhigh = 'x'": ("[severity.add], high", 'as in ["x"]'),
    "[severity.add]\nhigh = ['!']": ("[severity.add], high 1", "A word is expected"),
    "[severity.thresholds]\nhigh = 'x'": ("[severity.thresholds], high", "A number from 0 up"),
    "[severity.thresholds]\nlow = 1": ("[severity.thresholds], low", "There are: medium"),
    "[severity.thresholds]\nhigh = 1\nmedium = 2": ("[severity.thresholds]", "higher threshold"),
    '[keep]\nentries = "0d"': ("[keep], entries", "from 1d to 3650d"),
    "[keep]\nbaselin = '7d'": ("[keep], baselin", "Did you mean baseline?"),
}
MISSING = {
    "": ("[[keyword]]", "add [[keyword]] with a name"),
    '[[keyword]]\nany = ["Zwaluw"]': ("[[keyword]] 1", "name is missing: add a line"),
    '[[keyword]]\nname = ""': ("[[keyword]] 1, name", "A name is needed"),
    f'[[keyword]]\nname = "{"x" * 101}"': ("[[keyword]] 1", "at most 100 characters"),
    '[[keyword]]\nname = "Z"': ('[[keyword]] 1 "Z", name', "at least two"),
    '[keyword]\nname = "De Zwaluw"': ("keyword", "Write [[keyword]] between double brackets"),
    'keyword = ["De Zwaluw"]': ("keyword", "Write [[keyword]] between double brackets"),
    KEYWORD + '[[source]]\nname = "NOS"': ('[[source]] 1 "NOS"', "url is missing"),
    KEYWORD + "[[channel]]\nto = ['a@b.example']": ("[[channel]] 1", "kind is missing"),
    KEYWORD + '[[channel]]\nkind = "email"\nto = ["a@b.example"]': ("[[channel]] 1", "from is"),
    KEYWORD + KEYWORD.lower(): ('[[keyword]] 2 "de zwaluw", name', '[[keyword]] 1 "De Zwaluw" has'),
    KEYWORD + SOURCE + SOURCE: ('[[source]] 2 "NOS", name', "another name"),
}  # fmt: skip
SYNTAX = {
    'name = "x': (":1", "last quote mark is missing"),
    "name = 'x": (":1", "last quote mark is missing"),
    'name = "x"\nname = "y"': (":2", "stands here twice"),
    "[fetch]\n[fetch]": (":2:7", "stands here twice"),
    "name = De Zwaluw": (":1:8", "straight quote marks"),
    "name = “De Zwaluw”": (":1:8", "straight quote marks"),
    'name = "x" "y"': (":1:12", "straight quote marks"),
    'any = ["x" "y"]': (":1:12", "the comma between two values is missing"),
    'any = ["x",': (":1", "straight quote marks"),
    "name": (":1", "An = is missing"),
    '= "x"': (":1:1", "a # comment"),
    "[[keyword]": (":1:10", "A heading isn't closed"),
    "[keyword": (":1", "A heading isn't closed"),
    'database = "C:\\data\\w.db"': (":1:", "backslash"),
    'database = "C:\\users\\w.db"': (":1:", "backslash"),
    "day = 1979-13-13": (":1", "straight quote marks"),
    "[]": (":1:", "name of a setting is missing"),
    f"x = {'[' * 5000}": ("", "nested too deep"),
    f"x = {'9' * 5000}": (":1", "can't be read as TOML"),
}


def cases():
    for typo, (place, remedy) in TOP.items():
        yield f"{typo}\n{KEYWORD}", place, remedy
    for typo, (place, remedy) in IN_KEYWORD.items():
        yield KEYWORD + typo + "\n" + SOURCE, f'[[keyword]] 1 "De Zwaluw", {place}', remedy
    for typo, (place, remedy) in IN_SOURCE.items():
        yield KEYWORD + SOURCE + typo, f'[[source]] 1 "NOS", {place}', remedy
    for typo, remedy in URLS.items():
        yield f"{KEYWORD}[[source]]\n{typo}", "[[source]] 1, url", remedy
    for typo, (place, remedy) in IN_CHANNEL.items():
        key = typo.split(" =")[0]
        lines = [line for line in CHANNEL.splitlines() if not line.startswith(f"{key} =")]
        yield "\n".join([KEYWORD, *lines, typo]), f"[[channel]] 1, {place}", remedy
    for typo, (place, remedy) in IN_SECTIONS.items():
        yield KEYWORD + typo, place, remedy
    for text, (place, remedy) in MISSING.items():
        yield text, place, remedy
    for text, (place, remedy) in SYNTAX.items():
        yield text, f"keywords.toml{place}", remedy


CASES = list(cases())


@pytest.mark.parametrize(("text", "place", "remedy"), CASES, ids=range(len(CASES)))
def test_a_typo_gives_one_sentence_with_its_place_and_what_to_do(tmp_path, text, place, remedy):
    path = tmp_path / "keywords.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert caught.value.exit_code == 2
    (problem,) = caught.value.problems
    assert problem.place.startswith(place)
    assert remedy in str(problem)
    assert "hunter2" not in str(problem)
    assert str(problem).isprintable()
    assert len(str(problem)) < 400


def test_all_problems_are_told_at_once_in_the_order_of_the_file(tmp_path):
    path = tmp_path / "keywords.toml"
    path.write_text(
        'languge = "nl"\n[[keyword]]\nname = "A B"\nany = ["*"]\nsources = ["NOS"]\n'
        '[[source]]\nname = "NOS"\nurl = "nos"\nweight = -1\n[fetch]\nworkers = 0\n'
    )
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert [problem.place for problem in caught.value.problems] == [
        "languge",
        '[[keyword]] 1 "A B", any 1',
        '[[source]] 1 "NOS", weight',
        '[[source]] 1 "NOS", url',
        "[fetch], workers",
    ]
    assert str(caught.value) == f"{path} can't be used."
