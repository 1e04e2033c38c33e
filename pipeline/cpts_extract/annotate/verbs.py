"""Conjugate a French verb as far as releases need it, so that a list of verbs is written as a list of infinitives."""

from __future__ import annotations

from cpts_extract.read.characters import fold

_IRREGULAR = {
    "mettre": ("met mettent mettons mets mettra mettront mettrons mettrait mettant mettait", "mis"),
    "faire": ("fait font faisons fais fera feront ferons ferait faisant faisait", "fait"),
    "vouloir": ("veut veulent voulons voudra voudront voudrait voulant voulait", "voulu"),
    "prendre": ("prend prennent prenons prendra prendront prendrons prenant prenait", "pris"),
    "voir": ("voit voient voyons verra verront verrons voyant voyait", "vu"),
    "aller": ("va vont allons ira iront irons allant allait", "alle"),
    "tenir": ("tient tiennent tenons tiendra tiendront tenant tenait", "tenu"),
    "venir": ("vient viennent venons viendra viendront venant venait", "venu"),
    "recevoir": ("recoit recoivent recevons recevra recevront recevrons recevant recevait", "recu"),
    "suivre": ("suit suivent suivons suivra suivront suivrons suivant suivait", "suivi"),
    "concevoir": ("concoit concoivent concevons concevra concevront concevrons concevant concevait", "concu"),
    "inscrire": ("inscrit inscrivent inscrivons inscrira inscriront inscrirons inscrivant", "inscrit"),
    "ecrire": ("ecrit ecrivent ecrivons ecrira ecriront ecrirons ecrivant ecrivait", "ecrit"),
    "construire": (
        "construit construisent construisons construira construiront construirons construisant",
        "construit",
    ),
    "accueillir": (
        "accueille accueillent accueillons accueillera accueilleront accueillerons accueillant",
        "accueilli",
    ),
    "offrir": ("offre offrent offrons offrira offriront offrirons offrant offrait", "offert"),
    "ouvrir": ("ouvre ouvrent ouvrons ouvrira ouvriront ouvrirons ouvrant ouvrait", "ouvert"),
    "prevoir": ("prevoit prevoient prevoyons prevoira prevoiront prevoyant prevoyait", "prevu"),
    "reduire": ("reduit reduisent reduisons reduira reduiront reduirons reduisant", "reduit"),
    "promouvoir": ("promeut promeuvent promouvons promouvra promouvront promouvant", "promu"),
    "joindre": ("joint joignent joignons joindra joindront joignant", "joint"),
}
"""Of verbs that follow no rule, and of those made of one ("permettre"): their forms, and their past participle."""


def finite(infinitive: str) -> tuple[str, ...]:
    """Give the forms of a verb that say what a subject does or will do, folded: infinitive, present, future, imperfect.

    >>> finite("lancer")[:8]
    ('lancer', 'lance', 'lancent', 'lancons', 'lancant', 'lancait', 'lancaient', 'lancera')
    >>> finite("engager")[3:5], finite("déployer")[1], finite("choisir")[1:4], finite("répondre")[1:3]
    (('engageons', 'engageant'), 'deploie', ('choisit', 'choisissent', 'choisissons'), ('repond', 'repondent'))
    >>> finite("entreprendre")[:3]
    ('entreprendre', 'entreprend', 'entreprennent')
    """
    verb = fold(infinitive)
    prefix, model = _model(verb)
    if model:
        return (verb, *(prefix + form for form in _IRREGULAR[model][0].split()))
    stem, ending = verb[:-2], verb[-2:]
    if ending == "er":
        strong = stem[:-1] + "i" if stem.endswith(("oy", "uy")) else stem
        soft = stem + "e" if stem.endswith("g") else stem
        return _row(verb, (strong + "e", strong + "ent", soft + "ons", soft + "ant", soft + "ai"), strong + "er")
    if ending == "ir":
        return _row(verb, (stem + "it", *(f"{stem}iss{e}" for e in ("ent", "ons", "ant", "ai"))), verb)
    return _row(verb, (stem, *(stem + e for e in ("ent", "ons", "ant", "ai"))), verb[:-1])


def done(infinitive: str) -> tuple[str, ...]:
    """Give the past participle of a verb in its four forms, folded.

    >>> done("lancer"), done("choisir")[:2], done("répondre")[0], done("remettre")[:3]
    (('lance', 'lancee', 'lances', 'lancees'), ('choisi', 'choisie'), 'repondu', ('remis', 'remise', 'remis'))
    """
    verb = fold(infinitive)
    prefix, model = _model(verb)
    base = prefix + _IRREGULAR[model][1] if model else verb[:-2] + {"er": "e", "ir": "i"}.get(verb[-2:], "u")
    return (base, base + "e", base if base.endswith("s") else base + "s", base + "es")


def _model(verb: str) -> tuple[str, str]:
    """Cut a verb into a prefix and the irregular verb behind it: "permettre" is "per" and "mettre"."""
    model = max((m for m in _IRREGULAR if verb.endswith(m)), key=len, default="")
    return verb.removesuffix(model), model


def _row(verb: str, forms: tuple[str, ...], future: str) -> tuple[str, ...]:
    one, many, we, doing, past = forms
    ahead = tuple(future + ending for ending in ("a", "ont", "ons", "ait"))
    return (verb, one, many, we, doing, past + "t", past + "ent", *ahead)
