"""By what a text shows its language: the words that it can't do without, and the words that multiply its numbers.

Pure data. A word that several languages have stands with each of them: it then tells none of them from the others.
"""

WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        "the of and to in is that for on was with as it by at from are this be were which an or have has not its "
        "their they but been more than other we he she his her would there after who said about all when also some "
        "these into our out up you had will can between no over only most such each both during under per while "
        "january february march june july october december monday wednesday thursday sunday year years number "
        "sales cost costs net income people women men rate table note notes".split()
    ),
    "de": frozenset(
        "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat "
        "dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis "
        "mehr durch man sein wurde sei prozent hatte kann gegen vom können schon wenn habe seine ihre dann unter wir "
        "soll ich eines jahr jahren zwei diese dieser wieder keine seiner worden will zwischen insgesamt davon "
        "gesamt summe anzahl umsatz januar februar märz mai juni juli oktober dezember montag mittwoch".split()
    ),
    "fr": frozenset(
        "le la les l d à de des du et en un une est dans que qui pour au par sur pas plus avec son il se ce ne sont "
        "aux ou été cette mais ont comme leur sa ses ces nous être fait elle deux même on entre aussi après tout sans "
        "où ans depuis dont selon contre était avait leurs ainsi très année nombre hommes femmes total ensemble "
        "chiffre recettes dépenses janvier février mars avril mai juin juillet août septembre octobre décembre "
        "qu lundi mercredi vendredi".split()
    ),
    "es": frozenset(
        "de la que el en y los del se las por un para con no una su al lo como más pero sus le ya este fue ha sí "
        "porque esta son entre está cuando muy sin sobre ser tiene también hasta hay donde han quien desde todo "
        "nos durante estados todos uno les ni contra otros ese eso había ante ellos esto antes algunos qué unos yo "
        "otro otras otra él tanto esa estos mucho años año mil millones total ventas ingresos gastos productos "
        "producto población hombres mujeres personas número enero febrero marzo mayo junio julio agosto octubre "
        "diciembre lunes miércoles viernes ciudad pueblo importe cantidad precio".split()
    ),
    "it": frozenset(
        "di che è la l d il un per in una del non si da le dei con alla ha sono più come al della gli anche nel "
        "lo delle dal ma se su ai questo nella degli dalla alle sul questa loro tra stato hanno era suo sua due "
        "anni dopo anno essere prima cui tutti fra fatto quando solo molto ancora dell all nell sull "
        "contro stata dove negli sulla ogni altri totale ricavi uomini donne numero persone gennaio febbraio "
        "marzo maggio giugno luglio agosto ottobre dicembre lunedì mercoledì venerdì regione costi prodotti".split()
    ),
    "pt": frozenset(
        "de que é à do da em um para com não uma os no se na por mais as dos como mas foi ao ele das tem seu "
        "sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos "
        "ter seus quem nas esse eles são estão você tinha foram essa num nem suas às numa pelos pelas este dele "
        "anos ano milhões total vendas receitas despesas homens mulheres pessoas número população produtos janeiro "
        "fevereiro março maio junho julho agosto outubro dezembro segunda quarta sexta".split()
    ),
    "nl": frozenset(
        "de het een van en in is dat op te zijn voor met die niet aan er om ook als dan maar door over bij was worden "
        "naar uit nog wordt heeft deze hij hun ze meer tot had of werd kan al wel zo dit geen veel jaar hebben onder "
        "tegen na zich moet tussen zou we mensen twee zal alle waar omdat toen volgens miljoen procent totaal "
        "aantal mannen vrouwen omzet kosten januari februari maart mei juni juli augustus oktober december maandag "
        "woensdag vrijdag".split()
    ),
}

NAMES = {
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "ja": "Japanese",
    "ko": "Korean",
    "und": "another language than are known here",
}
"""What messages on a run call languages; "und" is none of them."""

SCALES = (
    "mil|mila|mille|millier|milliers|mill|mio|mln|mld|mrd|md|mds|tsd|bio|bi|tri|tausend|duizend|million|millions|millionen|"
    "miljoen|millón|millones|milione|milioni|milhão|milhões|milliard|milliards|milliarde|milliarden|miljard|miliardo|miliardi|"
    "mdp|mdd|bilhão|bilhões|trilhão|trilhões|billion|billions|billionen|billón|billones|biljoen|bilião|biliões|"
    "trillion|trillions|dutzend|hundert|cent|cents|cientos|centinaia"
)
"""Words behind digits that multiply them, in one language by another number than in the next (billion)."""
