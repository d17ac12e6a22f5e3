"""Which invented events are the labelled pairs of stories made of?

Each is written by hand: two headlines and two leads of two newsrooms on one event, and the
headline and lead of another event that looks like it. Every name is invented.
"""

from __future__ import annotations

from typing import NamedTuple


class Event(NamedTuple):
    """One event told twice, and its near miss."""

    title: str
    retitled: str
    lead: str
    retold: str
    near_title: str
    near_lead: str


EVENTS = (
    Event(
        "Turnvereniging De Zwaluw opent nieuwe sporthal in Oosterveen",
        "Nieuwe sporthal De Zwaluw in Oosterveen geopend",
        "Turnvereniging De Zwaluw heeft zaterdag een nieuwe sporthal geopend in Oosterveen. "
        "De hal kostte 2,4 miljoen euro en heeft plaats voor zeshonderd leden, zegt "
        "voorzitter Ria Modderman.",
        "In Oosterveen is zaterdag de nieuwe sporthal van turnvereniging De Zwaluw geopend. "
        "Het gebouw heeft plaats voor zeshonderd leden, vertelt voorzitter Ria Modderman.",
        "Turnvereniging De Zwaluw sluit oude sporthal in Westerveen",
        "Turnvereniging De Zwaluw sluit na de zomer de oude sporthal in Westerveen. Het dak "
        "lekt en herstel is volgens het bestuur te duur.",
    ),
    Event(
        "Penningmeester Bridgebond Meerland verdacht van verduistering",
        "Bridgebond Meerland: penningmeester verdacht van verduistering",
        "De penningmeester van Bridgebond Meerland wordt verdacht van het verduisteren van "
        "83.000 euro. De bond heeft aangifte gedaan, meldt de politie dinsdag.",
        "De politie onderzoekt of de penningmeester van Bridgebond Meerland 83.000 euro heeft "
        "verduisterd. De bond deed zelf aangifte.",
        "Penningmeester Schaakbond Duinstreek vrijgesproken van verduistering",
        "De rechtbank in Duinstad heeft de penningmeester van Schaakbond Duinstreek "
        "vrijgesproken. Er was geen bewijs dat hij geld van de bond had gebruikt.",
    ),
    Event(
        "Duizenden bezoekers bij lampionnenoptocht in Vaartdam",
        "Lampionnenoptocht Vaartdam trekt duizenden bezoekers",
        "De jaarlijkse lampionnenoptocht in Vaartdam heeft vrijdagavond duizenden bezoekers "
        "getrokken. De stoet liep van de molen naar het marktplein en duurde ruim twee uur.",
        "Vrijdagavond trok de lampionnenoptocht door Vaartdam. Duizenden bezoekers zagen de "
        "stoet van de molen naar het marktplein lopen.",
        "Lampionnenoptocht Vaartdam afgelast om storm",
        "De lampionnenoptocht in Vaartdam gaat niet door. De organisatie vindt de verwachte "
        "windstoten te gevaarlijk voor de deelnemers.",
    ),
    Event(
        "Zorggroep Lindehof waarschuwt voor datalek met patiëntgegevens",
        "Datalek bij Zorggroep Lindehof: patiëntgegevens op straat",
        "Bij Zorggroep Lindehof zijn de gegevens van 12.000 patiënten gestolen. Een hacker "
        "kreeg via een leverancier toegang tot het systeem, waarschuwt de zorggroep "
        "donderdag.",
        "Een hacker heeft gegevens van 12.000 patiënten van Zorggroep Lindehof gestolen. Dat "
        "gebeurde via een leverancier, meldt de zorggroep.",
        "Zorggroep Wilgenrode waarschuwt voor valse facturen",
        "Zorggroep Wilgenrode waarschuwt patiënten voor valse facturen die per mail worden "
        "verstuurd. Wie heeft betaald, kan zich melden bij de klantenservice.",
    ),
    Event(
        "Brand verwoest clubhuis van roeivereniging Aegir-Noord",
        "Clubhuis roeivereniging Aegir-Noord verwoest door brand",
        "Het clubhuis van roeivereniging Aegir-Noord is in de nacht van zondag op maandag "
        "door brand verwoest. Niemand raakte gewond, maar veertig boten gingen verloren.",
        "Door een felle brand is het clubhuis van roeivereniging Aegir-Noord verwoest. "
        "Veertig boten gingen verloren, niemand raakte gewond.",
        "Brand verwoest clubhuis van zeilvereniging De Loet",
        "Het clubhuis van zeilvereniging De Loet is in de nacht van zondag op maandag door "
        "brand verwoest. Niemand raakte gewond. De oorzaak is nog onbekend.",
    ),
    Event(
        "Gemeente Ravenshout stopt subsidie voor muziekschool",
        "Ravenshout zet streep door subsidie muziekschool",
        "De gemeente Ravenshout stopt volgend jaar met de subsidie voor de muziekschool. "
        "Wethouder Joop Terlaak zegt dat er te weinig leerlingen zijn om de kosten van vier "
        "ton te verantwoorden.",
        "De muziekschool van Ravenshout krijgt volgend jaar geen subsidie meer. Volgens "
        "wethouder Joop Terlaak zijn er te weinig leerlingen.",
        "Gemeente Ravenshout verhoogt subsidie voor bibliotheek",
        "De bibliotheek van Ravenshout krijgt volgend jaar meer geld van de gemeente. "
        "Wethouder Joop Terlaak wil langere openingstijden.",
    ),
    Event(
        "Coöperatie Zonneweide legt grootste zonnepark van de regio aan",
        "Zonneweide bouwt grootste zonnepark van de regio",
        "Energiecoöperatie Zonneweide begint in maart met de aanleg van het grootste "
        "zonnepark van de regio. Op het terrein bij Halmen komen 48.000 panelen te liggen.",
        "Bij Halmen komt het grootste zonnepark van de regio, met 48.000 panelen. "
        "Energiecoöperatie Zonneweide begint in maart met de bouw.",
        "Rechter legt aanleg zonnepark Zonneweide stil",
        "De rechter heeft de aanleg van het zonnepark van energiecoöperatie Zonneweide "
        "stilgelegd na bezwaren van omwonenden.",
    ),
    Event(
        "Voorzitter hockeyclub Groenhorst stapt op na bedreigingen",
        "Voorzitter Groenhorst vertrekt na bedreigingen",
        "Voorzitter Marleen Oudeboon van hockeyclub Groenhorst is opgestapt. Ze werd al weken "
        "bedreigd door ouders die het niet eens zijn met de indeling van de teams.",
        "Marleen Oudeboon is geen voorzitter meer van hockeyclub Groenhorst. Ouders die boos "
        "zijn over de indeling van de teams bedreigden haar weken.",
        "Hockeyclub Groenhorst kiest Bas Verwoert als voorzitter",
        "De leden van hockeyclub Groenhorst hebben Bas Verwoert als nieuwe voorzitter "
        "gekozen. Hij wil de rust laten terugkeren.",
    ),
    Event(
        "Museum Het Tolhuis koopt vergeten doek van Jacoba Vliet",
        "Vergeten doek van Jacoba Vliet naar Museum Het Tolhuis",
        "Museum Het Tolhuis in Ganzendam heeft een vergeten schilderij van Jacoba Vliet "
        "gekocht. Het doek hing tachtig jaar in een boerderij en kostte 310.000 euro.",
        "Een schilderij van Jacoba Vliet dat tachtig jaar in een boerderij hing, is gekocht "
        "door Museum Het Tolhuis in Ganzendam.",
        "Museum Het Tolhuis leent doek van Jacoba Vliet uit aan Parijs",
        "Een schilderij van Jacoba Vliet gaat volgend jaar naar een tentoonstelling in "
        "Parijs. Museum Het Tolhuis krijgt er een werk voor terug.",
    ),
    Event(
        "Supermarktketen Keurslager Plus roept pindakaas terug",
        "Pindakaas van Keurslager Plus teruggeroepen",
        "Supermarktketen Keurslager Plus roept potten pindakaas terug waarin mogelijk glas "
        "zit. Het gaat om potten met houdbaarheidsdatum 14 mei, die in alle filialen zijn "
        "verkocht.",
        "Klanten van Keurslager Plus kunnen potten pindakaas met houdbaarheidsdatum 14 mei "
        "terugbrengen. In de pindakaas zit mogelijk glas.",
        "Supermarktketen Keurslager Plus opent twintig nieuwe winkels",
        "Supermarktketen Keurslager Plus opent dit jaar twintig nieuwe winkels, vooral in "
        "kleine plaatsen waar de laatste winkel verdween.",
    ),
    Event(
        "Wandelvierdaagse Heuvelrode keert na drie jaar terug",
        "Na drie jaar weer wandelvierdaagse in Heuvelrode",
        "De wandelvierdaagse van Heuvelrode keert in juni terug. Drie jaar lang waren er te "
        "weinig vrijwilligers, maar nu hebben zich 140 mensen gemeld, zegt de organisatie.",
        "In juni is er weer een wandelvierdaagse in Heuvelrode. De organisatie vond 140 "
        "vrijwilligers, nadat de tocht drie jaar was uitgevallen.",
        "Wandelvierdaagse Heuvelrode schrapt langste afstand",
        "De organisatie van de wandelvierdaagse in Heuvelrode schrapt de vijftig kilometer. "
        "Te weinig wandelaars kozen voor de langste afstand.",
    ),
    Event(
        "Woningcorporatie Thuisveste verkoopt tweehonderd huurhuizen",
        "Thuisveste zet tweehonderd huurhuizen te koop",
        "Woningcorporatie Thuisveste verkoopt de komende jaren tweehonderd huurhuizen in "
        "Noordkerk. Met de opbrengst wil de corporatie nieuwe woningen voor ouderen bouwen.",
        "In Noordkerk gaan tweehonderd huurhuizen van woningcorporatie Thuisveste in de "
        "verkoop. Er komen nieuwe woningen voor ouderen voor terug.",
        "Huurders Thuisveste eisen herstel van vochtige huizen",
        "Huurders van woningcorporatie Thuisveste stappen naar de rechter. Volgens hen zijn "
        "hun huizen vochtig en doet de corporatie er niets aan.",
    ),
    Event(
        "Zwemclub De Otter wint landstitel waterpolo",
        "Waterpolo: landstitel voor zwemclub De Otter",
        "De waterpolosters van zwemclub De Otter hebben zondag de landstitel gewonnen. In "
        "Kolkstad werd De Vrije Slag met 11-9 verslagen. Keeper Noor Haamstra stopte twee "
        "strafworpen.",
        "De waterpolosters van De Otter zijn landskampioen. Ze versloegen zondag in Kolkstad "
        "De Vrije Slag met 11-9, dankzij keeper Noor Haamstra.",
        "Zwemclub De Otter verliest bekerfinale waterpolo",
        "De waterpolosters van zwemclub De Otter hebben de bekerfinale verloren. In Kolkstad "
        "was De Vrije Slag met 8-12 te sterk.",
    ),
    Event(
        "Basisschool De Regenboom dicht om waterschade",
        "Waterschade: basisschool De Regenboom dicht",
        "Basisschool De Regenboom in Stavenes blijft zeker een week dicht. In het weekend "
        "sprong een leiding, waardoor acht lokalen onder water kwamen te staan.",
        "De leerlingen van basisschool De Regenboom in Stavenes zijn zeker een week vrij. Na "
        "een gesprongen leiding staan acht lokalen onder water.",
        "Basisschool De Regenboom krijgt nieuw schoolplein",
        "De kinderen van basisschool De Regenboom in Stavenes spelen voortaan op een groen "
        "schoolplein. Ouders legden het zelf aan.",
    ),
    Event(
        "Natuurvereniging Het Roerdomp koopt moeras bij Zegwaart",
        "Moeras bij Zegwaart in handen van Het Roerdomp",
        "Natuurvereniging Het Roerdomp heeft een moeras van 35 hectare bij Zegwaart gekocht. "
        "Daar broeden zeldzame vogels, die de laatste jaren last hadden van recreatie.",
        "Een moeras van 35 hectare bij Zegwaart is gekocht door natuurvereniging Het "
        "Roerdomp. De zeldzame vogels die er broeden hadden last van recreatie.",
        "Natuurvereniging Het Roerdomp telt minder weidevogels",
        "Vrijwilligers van natuurvereniging Het Roerdomp telden dit voorjaar minder "
        "weidevogels dan vorig jaar, vooral door het natte weer.",
    ),
    Event(
        "Vervoerder Lijnrijn schrapt nachtbussen naar Uiterwaarde",
        "Geen nachtbussen meer van Lijnrijn naar Uiterwaarde",
        "Vervoerder Lijnrijn schrapt vanaf 1 september de nachtbussen naar Uiterwaarde. Er "
        "zijn te weinig chauffeurs en te weinig reizigers, zegt een woordvoerder.",
        "Vanaf 1 september rijden er geen nachtbussen van Lijnrijn meer naar Uiterwaarde. De "
        "vervoerder heeft te weinig chauffeurs.",
        "Vervoerder Lijnrijn zet elektrische bussen in",
        "Vervoerder Lijnrijn laat volgend jaar honderd elektrische bussen rijden. De "
        "laadpalen komen bij het station te staan.",
    ),
    Event(
        "Kermis Lutterbroek afgeblazen door conflict met exploitanten",
        "Geen kermis in Lutterbroek door ruzie met exploitanten",
        "De kermis in Lutterbroek gaat dit jaar niet door. De gemeente en de exploitanten "
        "zijn het niet eens geworden over de pacht, die met 60 procent omhoog zou gaan.",
        "Lutterbroek heeft dit jaar geen kermis. De pacht zou met 60 procent omhooggaan en "
        "daar zijn de exploitanten het niet mee eens.",
        "Kermis Lutterbroek trekt recordaantal bezoekers",
        "De kermis in Lutterbroek heeft een recordaantal bezoekers getrokken. Volgens de "
        "gemeente kwamen er ondanks de regen ruim veertigduizend mensen.",
    ),
    Event(
        "Dierenasiel De Goede Mand zit vol met achtergelaten katten",
        "Achtergelaten katten: dierenasiel De Goede Mand zit vol",
        "Dierenasiel De Goede Mand in Brakelo neemt geen katten meer op. Door de vakanties "
        "zijn er zo veel dieren achtergelaten dat alle negentig plaatsen bezet zijn.",
        "Er kan geen kat meer bij in dierenasiel De Goede Mand in Brakelo. Alle negentig "
        "plaatsen zijn bezet door dieren die in de vakantie zijn achtergelaten.",
        "Dierenasiel De Goede Mand zoekt nieuwe dierenarts",
        "Dierenasiel De Goede Mand in Brakelo zoekt dringend een dierenarts. De huidige gaat "
        "na dertig jaar met pensioen.",
    ),
    Event(
        "Toneelgroep Spot speelt weer in openluchttheater Eikenloo",
        "Openluchttheater Eikenloo: toneelgroep Spot speelt weer",
        "Toneelgroep Spot speelt deze zomer na lange tijd in het openluchttheater van "
        "Eikenloo. Het stuk gaat over een dorp dat onder water verdwijnt. De première is op 5 "
        "juli.",
        "Op 5 juli gaat in het openluchttheater van Eikenloo een stuk van toneelgroep Spot in "
        "première over een dorp dat onder water verdwijnt.",
        "Toneelgroep Spot stopt na vijftig jaar",
        "Toneelgroep Spot houdt ermee op. Na vijftig jaar is er geen opvolger voor regisseur "
        "Wim Kastelijn te vinden.",
    ),
    Event(
        "Inspectie hard over verpleeghuis Rozenhage",
        "Harde kritiek van inspectie op verpleeghuis Rozenhage",
        "De inspectie is hard in haar oordeel over verpleeghuis Rozenhage in Duinstad. Er is "
        "te weinig personeel en medicijnen worden niet goed bewaard, blijkt uit een rapport.",
        "Verpleeghuis Rozenhage in Duinstad heeft te weinig personeel en bewaart medicijnen "
        "niet goed. Dat staat in een rapport van de inspectie.",
        "Inspectie tevreden over verpleeghuis Lommerrijk",
        "De inspectie is tevreden over verpleeghuis Lommerrijk in Duinstad. Sinds het vorige "
        "bezoek is er veel verbeterd.",
    ),
    Event(
        "Fanfare Crescendo Halmen viert honderdjarig bestaan",
        "Honderdjarig bestaan fanfare Crescendo Halmen",
        "Fanfare Crescendo uit Halmen viert zaterdag het honderdjarig bestaan met een concert "
        "op het dorpsplein. Oud-leden uit het hele land spelen mee, vertelt dirigent Harm "
        "Tuinstra.",
        "Met een concert op het dorpsplein viert fanfare Crescendo uit Halmen zaterdag het "
        "honderdjarig bestaan. Dirigent Harm Tuinstra verwacht oud-leden uit het hele land.",
        "Fanfare Crescendo Halmen zoekt jonge trompettisten",
        "Fanfare Crescendo uit Halmen zoekt jonge trompettisten. De eerste tien lessen zijn "
        "gratis, instrumenten zijn te leen.",
    ),
    Event(
        "Volleybalbond Rijnland schorst trainer voor wangedrag",
        "Trainer voor wangedrag geschorst door volleybalbond Rijnland",
        "Volleybalbond Rijnland heeft een trainer uit Vaartdam voor vijf jaar geschorst. "
        "Meerdere speelsters meldden wangedrag, dat volgens de bond jaren heeft geduurd.",
        "Een trainer uit Vaartdam mag vijf jaar geen team van volleybalbond Rijnland "
        "begeleiden. Speelsters meldden jarenlang wangedrag.",
        "Volleybalbond Rijnland benoemt nieuwe bondscoach",
        "Volleybalbond Rijnland heeft Esther Polman benoemd tot bondscoach. Ze begint in augustus.",
    ),
    Event(
        "Food bank De Brug sees record demand in Harrowfield",
        "Record demand at Harrowfield food bank De Brug",
        "Food bank De Brug in Harrowfield handed out 1,250 parcels last week, more than ever "
        "before. Volunteers fear the shelves will be empty by the end of the month.",
        "Volunteers at food bank De Brug in Harrowfield gave out 1,250 parcels last week. "
        "They fear empty shelves by the end of the month.",
        "Food bank De Brug moves to a new building in Harrowfield",
        "Food bank De Brug leaves its church hall in Harrowfield for a warehouse near the "
        "station, after a donor offered three years of rent.",
    ),
    Event(
        "Lifeboat crew rescues twelve sailors off Penmarra Point",
        "Twelve sailors rescued off Penmarra Point by lifeboat crew",
        "The Penmarra lifeboat crew rescued twelve sailors on Tuesday after their trawler "
        "took on water in heavy seas. All were taken to hospital with mild hypothermia.",
        "Twelve sailors whose trawler took on water in heavy seas were rescued on Tuesday by "
        "the Penmarra lifeboat crew and taken to hospital.",
        "Lifeboat crew honoured for rescue off Carrick Head",
        "The Carrick lifeboat crew received medals on Friday for a rescue in a January storm.",
    ),
    Event(
        "Choir Voces Novae cancels tour after conductor falls ill",
        "Conductor ill: choir Voces Novae cancels tour",
        "The choir Voces Novae has cancelled its autumn tour of nine cities because conductor "
        "Ilse Brandaris has fallen ill. Tickets will be refunded within ten days.",
        "Tickets for the autumn tour of choir Voces Novae will be refunded. Conductor Ilse "
        "Brandaris has fallen ill and nine concerts are off.",
        "Choir Voces Novae wins gold in Lindenburg",
        "The choir Voces Novae won gold at the Lindenburg festival with a programme of modern "
        "psalms.",
    ),
)
"""What the fixture is made of."""
