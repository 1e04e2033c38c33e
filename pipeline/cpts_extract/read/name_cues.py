"""The words around a name by which `read.privacy` tells a person from a place or an institution.

All are folded (`read.characters.fold`): lower case, no accents.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words("dr dre docteur docteure pr professeur professeure mme mlle madame mademoiselle m monsieur maitre")
"""Before one name."""

PLURAL_TITLES = _words("drs docteurs docteures mm mmes messieurs mesdames professeurs")
"""Before several: "MM. Nomix et Secondnom"."""

PARTICLES = _words("le la les de du des d l van von der den ben el al di da dos saint")
"""Parts of a surname that are no name alone."""

LOWER_PARTICLES = _words("de du des d van von der den ben el al di da dos")
"""Those that surnames have in small letters too: "Anne de Nomdefamille", but not "Amélie les Bains"."""

ARTICLES = _words("le la les l du des au aux en un une ce cette notre votre leur leurs")
"""Before a place or an institution, never right before a person."""

LINKS = _words("de du des d la le les l")
"""Between a place word and the name that it bears: "hôpital de la Conception"."""

PLACES = _words(
    """saint sainte saints st ste rue avenue av boulevard bd bld blvd place pl square quai allee allees impasse
    chemin esplanade cours route rond faubourg passage villa hameau lieu quartier cite residence immeuble batiment
    hall tour parc pont gare port plage stade gymnase piscine salle espace theatre mediatheque bibliotheque amphi
    amphitheatre auditorium musee ecole college lycee universite faculte campus institut fondation hopital
    hopitaux hospitalier hospitaliers hospitaliere chu chr ch ght clinique polyclinique centre centres maison
    maisons pole ehpad msp cds cpts communaute communautes association groupe laboratoire cabinet pharmacie
    residences foyer chateau mont val vallee ile pays ville commune communes canton bourg fort cap zone za zac loi
    plan prix rapport fonds ligue"""
)
"""Right before a given name they make it the name of a place or of an institution, or of a law."""

ORGANISATIONS = _words(
    """assurance maladie agence agences regionale regionales regional caisse caisses primaire cpam cnam ccas msa mgen
    communaute communautes professionnelle professionnelles professionnel professionnels territoriale
    territoriales territorial sante cpts ars dt dd urps chu chr ch ght gh cht msp msps esp aci sas snp dac pta
    ehpad ess samu smur had hta crpv clsm cls clic ide ipa fcpts fncpts dgos dgs dss insee finess siret siren rcs
    rpps adeli epci cc ca cu pmi mdph cdom cnom cptss inter service services communication presse contact contacts
    direction delegation departement departementale departemental departementales prefecture sous region conseil
    mairie ville commune communes metropole agglomeration agglo intercommunalite interco pays cedex bp cs centre
    centres hopital hopitaux hospitalier hospitaliere clinique polyclinique maison maisons pole poles union
    federation association associations groupement ordre syndicat universite faculte institut ligue mutualite
    mutuelle securite sociale ministere gouvernement secretariat standard accueil siege bureau cellule equipe
    comite reseau plateforme plate dispositif espace cabinet pharmacie laboratoire fondation groupe observatoire
    collectif france francais francaise republique europe atlantique bretagne normandie occitanie loire aquitaine
    nouvelle grand grande hauts haut haute hautes bas basse est ouest nord sud ile provence alpes cote cotes azur
    auvergne rhone bourgogne franche comte corse reunion guadeloupe martinique guyane mayotte val vallee coeur
    terres rives portes plaine plateau bassin littoral golfe baie marches ain aisne allier ardeche ardennes ariege
    aube aude aveyron bouches calvados cantal charente maritime cher correze creuse dordogne doubs drome eure loir
    finistere gard garonne gers gironde herault ille vilaine indre isere jura landes lot lozere maine manche marne
    mayenne meurthe moselle meuse morbihan nievre oise orne pas calais puy dome pyrenees savoie sarthe seine somme
    tarn var vaucluse vendee vienne vosges yonne essonne belfort armor rhin rohan saint sainte ameli internet site
    web mail courriel email tel telephone tph fax port portable mobile adresse www http https facebook twitter
    linkedin"""
)
"""Words of institutions and territories: no surname, and no part of a contact's name."""

COMMON = _words(
    """le la les l un une des du de d ce cet cette ces il elle ils elles on nous vous je tu dans pour avec sans sur
    sous par entre vers chez et ou mais donc car ni si que qui quoi dont quand comme lors apres avant depuis
    pendant selon afin ainsi aussi alors enfin ensuite puis son sa ses leur leurs notre nos votre vos chaque tout
    tous toute toutes aucun aucune plusieurs certains certaines en au aux a y ne pas plus moins tres est sont
    etait ont avait sera bien autour grace suite face outre via aujourd hui hier demain actuellement lundi mardi
    mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre
    novembre decembre communique dossier projet projets contrat contrats accord accords convention signature
    mission missions acces soins soin medecin medecins medecine medicale medical patients patient population
    habitants territoire territoires prevention parcours crise crises qualite coordination signataires signataire
    engagement financement annexe page objet date lieu heure ma quels quelles qu c n s j t lorsqu puisqu jusqu
    joindre rejoindre contacter contactez appeler appelez ecrire ecrivez demander demandez suivez adresser adressez"""
)
"""Words that begin a sentence or a heading with a capital and are no name."""

ROLES = _words(
    """directeur directrice directeurs directrices president presidente copresident copresidente co vice coordinateur
    coordinatrice coordonnateur coordonnatrice coordinateurs coordo charge chargee responsable responsables
    referent referente medecin generaliste infirmier infirmiere pharmacien pharmacienne kinesitherapeute kine
    masseur masseuse osteopathe sage orthophoniste dentiste chirurgien chirurgienne podologue pedicure psychologue
    psychomotricien psychomotricienne ergotherapeute dieteticien dieteticienne orthoptiste biologiste opticien
    opticienne audioprothesiste cardiologue gynecologue pediatre geriatre psychiatre radiologue dermatologue
    ophtalmologue rhumatologue urgentiste maire maires adjoint adjointe depute deputee senateur senatrice prefet
    prefete elu elue conseiller conseillere secretaire tresorier tresoriere porteur porteuse membre administrateur
    administratrice attache attachee chef cheffe delegue deleguee animateur animatrice assistant assistante gerant
    gerante fondateur fondatrice cofondateur cofondatrice ministre professeur docteur interne patron patronne
    gestionnaire cadre manager redacteur redactrice journaliste initiateur initiatrice"""
)
"""A profession or an office, in the singular: what stands after a person's name."""

ROLE_LEADS = _words("le la l notre un une ancien ancienne actuel actuelle nouveau nouvelle jeune")
"""What may stand between the comma and the office: "Anne Le Nomix, la directrice"."""

SPEECH = _words(
    """explique souligne declare ajoute precise indique temoigne rappelle confie insiste conclut resume note raconte
    affirme estime commente poursuit remarque salue annonce detaille reagit assure sourit lance relate glisse plaide
    previent observe releve avance prolonge reconnait analyse rencherit martele pointe complete justifie soupire lache
    amuse rejouit felicite"""
)
"""After a quotation and before the name of who said it."""

PERSON_SOURCES = _words(
    """demande initiative presence parole propos arrivee nomination presidence direction pilotage egide impulsion
    soutien temoignage voix intervention conduite aide"""
)
"""Before "de" and a person: "à la demande de Prénomix Nomix, infirmier"."""

# fmt: off
PLACES_LIKE_PERSONS: tuple[str, ...] = (
    "arnaud guilhem", "aubin saint vaast", "benoite vaux", "carla bayle", "carla de roquefort", "clara villerach",
    "denis nuisy", "diane capelle", "elise daucourt", "frederic fontaine", "hubert folie", "jerome saint ouen",
    "justine herbigny", "laure minervois", "luc armau", "madeleine bouvet", "madeleine de nonancourt",
    "madeleine villefrouin", "mael carhaix", "mael pestivien", "margaux cantenac", "maria di lota",
    "maria figaniella", "maria poggio", "maria siche", "marie galante", "martin eglise", "martin rieux",
    "pierre benite", "pierre buffiere", "pierre chatel", "pierre de bresse", "pierre fixte", "pierre levee",
    "pierre morains", "pierre percee", "pierre perthuis", "robert espagne", "robert magny", "vincent froideville",
)
# fmt: on
"""The communes whose name, written without hyphens, begins with a given name (found by trying all of 2024)."""
