"""Which names also mean something else, and by which words is that other thing known?

Not a dictionary: the ordinary words that Dutch and English associations like to be named after.
"""

from __future__ import annotations

from webwatch.core.folding import WORD, fold
from webwatch.core.small_words import SMALL

_BIRDS = (
    "adelaar arend bird buizerd duif eagle eend ekster falcon fazant gans gier haan havik heron"
    " ijsvogel kauw kievit kolibri koekoek kraai kraanvogel leeuwerik lijster meerkoet meeuw merel"
    " mus nachtegaal ooievaar owl patrijs phoenix putter raaf raven reiger robin roek sperwer"
    " spreeuw swallow swan uil valk vink vogel zanglijster zwaan zwaluw zwaluwen"
)
_ANIMALS = (
    "beer bever bij bijen bear bee bumblebee das dolfijn draak dragon eekhoorn egel fox haas hert"
    " hinde horse kat krekel leeuw lion marter otter paard panter ree salamander schildpad slak"
    " tijger vlinder vos wolf wolven"
)
_FLOWERS = (
    "anemoon boom boterbloem daisy distel eik es hulst iris klaproos klaver kastanje lelie lily"
    " linde lotus madelief margriet mos narcis oak olijf orchidee roos rose tulip tulp viool wilg"
    " zonnebloem"
)
_WEATHER = (
    "bliksem donder golf golven horizon kim komeet maan meteoor mist noorderlicht noorderzon"
    " orkaan regenboog rainbow star ster sterren storm sun sunrise vlam vuur wave wind zon"
)
_THINGS = (
    "aker anker anchor baken ark balans basis bloem boog boot bouwsteen brug bron brink burcht"
    " contact cirkel delta doel draaischijf driehoek echo eenheid fakkel fontein fort galg haard"
    " hand handen hart harten haven heart herberg hoek hoeve home hope house huis kasteel kern"
    " ketting klok knoop kompas kraan kring kroon kruispunt lamp lantaarn lier link loods mast"
    " meent molen mozaiek muze nest net orgel palet parel pijl pijler pion plein podium poort"
    " pomp punt raad rots ruimte scharnier schakel schans schip sleutel spil spiegel spoor stal"
    " steen stek stem thuis toren trefpunt trommel tuin veste venster vijver vliegwiel vuurtoren"
    " weg werf wieg wiel wiek zaag zeil"
)
_IDEALS = (
    "actief ambitie amicitia apollo ahoy animo anders begin concordia crescendo diana dos eendracht"
    " eensgezindheid energie euterpe excelsior fortuna forum friends gezelligheid gloria harmonie"
    " harmony hercules hermes hoop hope inspiratie iris jeugd juliana jong kracht liberty minerva"
    " moed nooitgedacht olympia olympus onderling optimaal oranje orpheus phoenix prins prinses"
    " perspectief progress quick respect samen samenspel samenwerking solidariteit sparta sport"
    " toekomst together toonkunst trouw union unitas unity vereniging verwachting victoria vitesse"
    " vooruit vooruitgang vooruitstrevend vriendschap vrijheid vrede vriend vrienden wilhelmina"
    " wilskracht welkom zelfstandig zorg"
)

_OTHER_MEANINGS = (
    (_BIRDS, "vogel vogels vogelaar broedseizoen nestkast bird birds"),
    (_ANIMALS, "dierentuin dierenarts natuurgebied zoo wildlife"),
    (_FLOWERS, "bloemen tuincentrum bloembollen flowers garden"),
    (_WEATHER, "weerbericht sterrenkunde weather"),
    (_THINGS, ""),
    (_IDEALS, ""),
)
_SIGNS = {name: tuple(signs.split()) for names, signs in _OTHER_MEANINGS for name in names.split()}
# Many a town has one with this name: only its place tells which.
_SHARED = (
    "bibliotheek brandweer bridgeclub buurthuis carnavalsvereniging dorpshuis fanfare gymvereniging"
    " harmonie hockeyclub ijsclub kerk kinderboerderij koor manege museum muziekvereniging"
    " natuurvereniging oranjevereniging schaakclub school scouting speeltuin sporthal stichting"
    " tennisclub theater toneelvereniging turnvereniging voetbalclub volkstuin voedselbank"
    " volleybalclub wijkcentrum wijkraad zangkoor zwembad zwemclub choir church club football"
    " library society theatre"
)
_COMMON = frozenset((*_SIGNS, *_SHARED.split()))


def is_common(term: str) -> bool:
    """Whether a term is an ordinary word, or a name that many associations have.

    A hashtag, a handle and a term of two words that say something are special enough.
    """
    if term.strip().startswith(("#", "@")):
        return False
    telling = _telling(term)
    return not telling or (len(telling) == 1 and telling[0] in _COMMON)


def other_meanings(term: str) -> tuple[str, ...]:
    """Give words that show that an ordinary word is meant, and not who bears it as a name."""
    return tuple(sign for word in _telling(term) for sign in _SIGNS.get(word, ()))


def _telling(term: str) -> list[str]:
    return [word for word in WORD.findall(fold(term)) if word not in SMALL]
