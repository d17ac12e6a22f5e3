"""Which words say nothing of what is told, and which small ones make it another thing?"""

SMALL = frozenset(
    (
        "a", "aan", "about", "achter", "after", "again", "al", "all", "alle", "alleen", "als",
        "also", "altijd", "an", "and", "ander", "andere", "anderen", "any", "are", "as", "at",
        "avond", "be", "been", "before", "being", "between", "bij", "bijna", "binnen", "both",
        "boven", "but", "by", "can", "could", "daar", "daarom", "dag", "dan", "dat", "de", "deze",
        "did", "die", "dit", "do", "doen", "does", "doet", "door", "down", "drie", "during",
        "each", "echt", "een", "eens", "eerst", "elk", "elke", "en", "er", "erg", "ergens", "for",
        "from", "gaan", "gaat", "geen", "gehad", "geweest", "ging", "gisteren", "haar", "had",
        "hadden", "has", "have", "he", "heb", "hebben", "heeft", "hele", "hem", "hen", "her",
        "here", "het", "hier", "hij", "him", "his", "hoe", "how", "hun", "i", "iemand", "iets",
        "if", "ik", "in", "into", "is", "it", "its", "ja", "jaar", "je", "jij", "jou", "jouw",
        "just", "kan", "komen", "komt", "kon", "kunnen", "laat", "later", "maakt", "maar",
        "maken", "me", "meer", "men", "met", "middag", "mij", "mijn", "moet", "moeten", "more",
        "morgen", "most", "my", "na", "naar", "nacht", "nadat", "niet", "niets", "no", "nog",
        "not", "now", "nu", "ochtend", "of", "off", "om", "omdat", "on", "onder", "one", "only",
        "ons", "onze", "ook", "op", "or", "other", "our", "out", "over", "own", "pas", "per",
        "rond", "said", "says", "she", "should", "sinds", "so", "some", "staan", "staat", "such",
        "te", "tegen", "ten", "ter", "terwijl", "than", "that", "the", "their", "them", "then",
        "there", "these", "they", "this", "those", "through", "tijdens", "to", "today", "too",
        "tot", "tussen", "two", "uit", "under", "until", "up", "uur", "van", "vanaf", "vandaag",
        "vanuit", "veel", "very", "via", "volgens", "voor", "voordat", "vrijdag", "waar",
        "waarin", "wanneer", "want", "was", "wat", "we", "wel", "werd", "werden", "were", "what",
        "when", "where", "which", "while", "who", "why", "wie", "wij", "wil", "will", "willen",
        "with", "word", "worden", "wordt", "would", "yesterday", "you", "your", "zal", "ze",
        "zegt", "zei", "zelf", "zich", "zij", "zijn", "zo", "zoals", "zonder", "zou", "zouden",
        "zowel",
    )
)  # fmt: skip
"""Too common, in Dutch and English, to say what a text is about; folded."""

NEGATING = frozenset(
    (
        "niet", "geen", "nooit", "zonder", "niets", "niemand", "weer", "opnieuw", "not", "no",
        "never", "without", "again",
    )
)  # fmt: skip
"""One title has it and the other not: they tell two things; folded."""

_NUMBERS = (
    ("1", "eerste first"),
    ("2", "twee tweede two second"),
    ("3", "drie derde three third"),
    ("4", "vier vierde four fourth"),
    ("5", "vijf vijfde five fifth"),
    ("6", "zes zesde six sixth"),
    ("7", "zeven zevende seven seventh"),
    ("8", "acht achtste eight eighth"),
    ("9", "negen negende nine ninth"),
    ("10", "tien tiende ten tenth"),
    ("11", "elf elfde eleven"),
    ("12", "twaalf twaalfde twelve"),
    ("13", "dertien thirteen"),
    ("14", "veertien fourteen"),
    ("15", "vijftien fifteen"),
    ("16", "zestien sixteen"),
    ("17", "zeventien seventeen"),
    ("18", "achttien eighteen"),
    ("19", "negentien nineteen"),
    ("20", "twintig twenty"),
    ("30", "dertig thirty"),
    ("40", "veertig forty"),
    ("50", "vijftig fifty"),
    ("60", "zestig sixty"),
    ("70", "zeventig seventy"),
    ("80", "tachtig eighty"),
    ("90", "negentig ninety"),
    ("100", "honderd hundred"),
    ("1000", "duizend thousand"),
    ("ii", "ii"),
    ("iii", "iii"),
    ("iv", "iv"),
    ("monday", "maandag maandagavond maandagochtend maandagmiddag maandagnacht monday"),
    ("tuesday", "dinsdag dinsdagavond dinsdagochtend dinsdagmiddag dinsdagnacht tuesday"),
    ("wednesday", "woensdag woensdagavond woensdagochtend woensdagmiddag woensdagnacht wednesday"),
    (
        "thursday",
        "donderdag donderdagavond donderdagochtend donderdagmiddag donderdagnacht thursday",
    ),
    ("friday", "vrijdag vrijdagavond vrijdagochtend vrijdagmiddag vrijdagnacht friday"),
    ("saturday", "zaterdag zaterdagavond zaterdagochtend zaterdagmiddag zaterdagnacht saturday"),
    ("sunday", "zondag zondagavond zondagochtend zondagmiddag zondagnacht sunday"),
    ("january", "januari january"),
    ("february", "februari february"),
    ("march", "maart"),
    ("april", "april"),
    ("may", "mei"),
    ("june", "juni june"),
    ("july", "juli july"),
    ("august", "augustus august"),
    ("september", "september"),
    ("october", "oktober october"),
    ("november", "november"),
    ("december", "december"),
)

COUNTING = {word: value for value, words in _NUMBERS for word in words.split()}
"""Words that count or date, and what they say; folded."""

LABELS = frozenset(
    (
        "update", "updates", "video", "live", "liveblog", "breaking", "foto", "fotos", "podcast",
        "kijk", "luister", "lees", "exclusief", "opinie", "column", "net binnen", "just in",
        "watch", "persbericht", "press release", "nieuws", "in beeld",
    )
)  # fmt: skip
"""What stands before the colon of a title and says how it is told; folded."""
