"""Which sentences teach that the same word of harm can be about us or not?

Made-up organisations in patterns: the target of an accusation is critical; the speaker, the
helper, the neighbour, the acquitted and the course on the subject are low.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from sets import Example

from webwatch.core.model import Kind, Passage, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = (
    "Harmonie Excelsa", "Stichting Lindehof", "Roeivereniging De Dolle Riem", "KBO Oosterhem",
    "Basisschool De Vlieger", "Wijkcentrum 't Anker", "Woonstichting Meerpaal", "SV Rietwijk",
    "Museum De Loods", "Thuiszorg Avondrood", "Scouting Wildezwanen", "Kinderopvang Pippeloen",
    "Buurtbus Zandhoek", "Toneelgroep Lichtval", "Dierenasiel De Poot", "Bibliotheek Veenstad",
)  # fmt: skip
_DUTCH_HARM = (
    "fraude", "diefstal", "misbruik", "discriminatie", "mishandeling", "racisme", "omkoping",
    "oplichting", "intimidatie", "verduistering", "grensoverschrijdend gedrag", "een datalek",
    "witwassen", "brandstichting", "machtsmisbruik", "aanranding", "belastingontduiking",
    "een hack", "pesterijen", "seksueel misbruik", "een dodelijk ongeluk", "nalatigheid",
)  # fmt: skip
_ENGLISH_HARM = (
    "fraud", "theft", "abuse", "discrimination", "bribery", "racism", "a data breach",
    "harassment", "embezzlement", "money laundering", "assault", "negligence", "bullying",
)  # fmt: skip
_DUTCH_ABOUT_US = (
    "{harm} bij {name}", "{name} verdacht van {harm}", "{name} beschuldigd van {harm}",
    "Onderzoek naar {harm} bij {name}", "{name} in opspraak door {harm}",
    "Bestuurslid van {name} opgepakt voor {harm}", "Oud-lid klaagt {name} aan wegens {harm}",
    "{name} ontkent {harm}", "Medewerkers van {name} schuldig aan {harm}",
    "Directeur {name} vervolgd voor {harm}", "Jarenlang {harm} binnen {name}, zegt inspectie",
    "Aangifte tegen {name} om {harm}", "Ophef over {harm} door vrijwilliger van {name}",
)  # fmt: skip
_DUTCH_NOT_ABOUT_US = (
    "{name} waarschuwt voor {harm}", "{name}: '{harm} neemt toe in Nederland'",
    "{name} begint campagne tegen {harm}", "Avond over {harm} bij {name}",
    "{name} geeft voorlichting over {harm}", "{name} vrijgesproken van {harm}",
    "Geen {harm} bij {name}, zegt onderzoeker", "Geen sprake van {harm} bij {name}",
    "Zaak over {harm} tegen {name} geseponeerd", "{name} steunt slachtoffers van {harm}",
    "Bakkerij verdacht van {harm}; {name} houdt open huis",
    "{harm} bij gemeente, raad vergadert in gebouw van {name}",
    "{name} zoekt medewerker beleid {harm} (vacature)", "Boek over {harm} gepresenteerd in {name}",
    "In 1948 was er {harm} bij {name}, vertelt het archief", "{name} eist aanpak van {harm}",
    "Man aangehouden voor {harm} vlak bij het gebouw van {name}",
    "{name} stelt regels vast tegen {harm}", "Beschuldiging van {harm} tegen {name} ingetrokken",
    "{name} doet aangifte van {harm} door onbekende", "Training: {harm} herkennen, met {name}",
    "Buurman van {name} veroordeeld voor {harm}", "Zestig jaar na {harm} bij {name}: een monument",
)  # fmt: skip
_ENGLISH_ABOUT_US = (
    "{name} accused of {harm}", "Police investigate {harm} at {name}", "{name} denies {harm}",
    "{name} sued over {harm}", "Director of {name} charged with {harm}",
    "Years of {harm} at {name}, report finds", "Outrage over {harm} at {name}",
)  # fmt: skip
_ENGLISH_NOT_ABOUT_US = (
    "{name} warns of {harm}", "{name} cleared of {harm}", "No {harm} at {name}, inquiry finds",
    "{name} runs workshop on {harm}", "{name} supports victims of {harm}",
    "Bank accused of {harm}; {name} holds open day", "{name} adopts policy against {harm}",
    "Novel about {harm} launched at {name}", "Man jailed for {harm} lived near {name}",
    "Case of {harm} against {name} dropped", "In 1948 there was {harm} at {name}, archive shows",
)  # fmt: skip
_EACH = 12


def examples() -> Iterator[Example]:
    """Fill each pattern in a dozen times, always with the same words."""
    yield from _filled(_DUTCH_ABOUT_US, _DUTCH_HARM, Severity.CRITICAL, "nl")
    yield from _filled(_DUTCH_NOT_ABOUT_US, _DUTCH_HARM, Severity.LOW, "nl")
    yield from _filled(_ENGLISH_ABOUT_US, _ENGLISH_HARM, Severity.CRITICAL, "en")
    yield from _filled(_ENGLISH_NOT_ABOUT_US, _ENGLISH_HARM, Severity.LOW, "en")


def _filled(
    patterns: tuple[str, ...], harms: tuple[str, ...], level: Severity, language: str
) -> Iterator[Example]:
    turn = count()
    for pattern in patterns:
        for _ in range(_EACH):
            number = next(turn)
            name = _NAMES[number * 7 % len(_NAMES)]
            text = pattern.format(name=name, harm=harms[number * 5 % len(harms)])
            passage = Passage(title=text[0].upper() + text[1:], names=(name,), language=language)
            yield Example("templates", pattern, passage, level, Kind.NEWS)
