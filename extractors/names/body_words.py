"""What public bodies and civil society are called in many countries, by the first or last words of a name.

All keys are lower-case words. They are rules of languages, no lists of organisations: those are
in the seeds.
"""

from extractors.names.words import words
from extractors.state import Sort


def sorted_as(names: frozenset[str], sort: Sort) -> dict[str, Sort]:
    """Each of the words with this sort."""
    return dict.fromkeys(names, sort)


DEPARTMENT_HEADS = words("""ministry department dept dept. secretariat directorate directorate-general""")

OF_HEADS: dict[str, Sort] = {
    **sorted_as(DEPARTMENT_HEADS, Sort.MINISTRY),
    **sorted_as(
        words("""office bureau agency administration authority service institute centre center"""),
        Sort.AGENCY,
    ),
    **sorted_as(words("board commission committee council division"), Sort.PUBLIC),
    **sorted_as(
        words(
            """city county town borough state province district municipality region township parish commune"""
        ),
        Sort.LOCAL,
    ),
    **sorted_as(words("university college school"), Sort.EDUCATION),
    **sorted_as(words("court"), Sort.COURT),
    **sorted_as(words("parliament house senate"), Sort.PARLIAMENT),
    **sorted_as(words("government republic kingdom commonwealth"), Sort.COUNTRY),
    **sorted_as(words("port bank mint"), Sort.PUBLIC),
    **sorted_as(words("mayor governor comptroller attorney treasurer"), Sort.OFFICE),
}
"""First words of names that go on with "of" or "for"."""

TAILS: dict[str, Sort] = {
    **sorted_as(words("ministry department dept dept. secretariat directorate treasury"), Sort.MINISTRY),
    **sorted_as(
        words("""agency administration authority bureau service office executive directorate"""), Sort.AGENCY
    ),
    **sorted_as(words("police constabulary gendarmerie carabinieri sheriff troopers"), Sort.POLICE),
    **sorted_as(words("army navy guard corps marines military"), Sort.MILITARY),
    **sorted_as(words("council councils county borough municipality prefecture township"), Sort.LOCAL),
    **sorted_as(words("university college school schools academy polytechnic"), Sort.EDUCATION),
    **sorted_as(words("hospital hospitals infirmary"), Sort.HEALTH),
    **sorted_as(words("court tribunal"), Sort.COURT),
    **sorted_as(
        words("""parliament assembly senate congress knesset bundestag duma legislature"""), Sort.PARLIAMENT
    ),
    **sorted_as(words("regulator ombudsman watchdog inspectorate"), Sort.REGULATOR),
    **sorted_as(words("auditor auditor-general"), Sort.AUDITOR),
    **sorted_as(words("inquiry"), Sort.INQUIRY),
    **sorted_as(words("government"), Sort.COUNTRY),
    **sorted_as(words("commission commissioner commissioners board committee"), Sort.PUBLIC),
    **sorted_as(words("airport transit transport railway railways waterways"), Sort.UTILITY),
    **sorted_as(words("union unions"), Sort.UNION),
    **sorted_as(words("party democrats conservatives greens"), Sort.PARTY),
    **sorted_as(
        words(
            """foundation alliance coalition watch voice action society federation association charity
        fund-raisers network forum institute trust movement rescue collective lawyers observatory
        clinic"""
        ),
        Sort.NGO,
    ),
    **sorted_as(
        words(
            """times post herald tribune gazette observer telegraph journal chronicle mirror news newspaper
        magazine broadcasting tv radio weekly daily press mail sun star globe dispatch courier
        examiner"""
        ),
        Sort.MEDIA,
    ),
}
"""Last words of names."""

LAST_TWO: dict[tuple[str, str], Sort] = {
    ("air", "force"): Sort.MILITARY,
    ("armed", "forces"): Sort.MILITARY,
    ("defence", "force"): Sort.MILITARY,
    ("defense", "force"): Sort.MILITARY,
    ("defence", "forces"): Sort.MILITARY,
    ("defense", "forces"): Sort.MILITARY,
    ("coast", "guard"): Sort.MILITARY,
    ("national", "guard"): Sort.MILITARY,
    ("border", "force"): Sort.AGENCY,
    ("police", "force"): Sort.POLICE,
    ("police", "service"): Sort.POLICE,
    ("police", "department"): Sort.POLICE,
    ("police", "board"): Sort.POLICE,
    ("mounted", "police"): Sort.POLICE,
    ("sheriff", "office"): Sort.POLICE,
    ("fire", "service"): Sort.LOCAL,
    ("rescue", "service"): Sort.LOCAL,
    ("prison", "service"): Sort.AGENCY,
    ("correction", "department"): Sort.AGENCY,
    ("health", "service"): Sort.HEALTH,
    ("health", "executive"): Sort.HEALTH,
    ("health", "board"): Sort.HEALTH,
    ("health", "boards"): Sort.HEALTH,
    ("nhs", "trust"): Sort.HEALTH,
    ("foundation", "trust"): Sort.HEALTH,
    ("school", "district"): Sort.EDUCATION,
    ("school", "board"): Sort.EDUCATION,
    ("city", "council"): Sort.LOCAL,
    ("district", "council"): Sort.LOCAL,
    ("county", "council"): Sort.LOCAL,
    ("county", "government"): Sort.LOCAL,
    ("county", "commission"): Sort.LOCAL,
    ("refugee", "council"): Sort.NGO,
    ("trade", "union"): Sort.UNION,
    ("trade", "unions"): Sort.UNION,
    ("trades", "union"): Sort.UNION,
    ("workers", "union"): Sort.UNION,
    ("teachers", "union"): Sort.UNION,
    ("audit", "office"): Sort.AUDITOR,
    ("accountability", "office"): Sort.AUDITOR,
    ("accounts", "committee"): Sort.PARLIAMENT,
    ("select", "committee"): Sort.PARLIAMENT,
    ("affairs", "committee"): Sort.PARLIAMENT,
    ("public", "prosecutor"): Sort.COURT,
    ("crown", "court"): Sort.COURT,
    ("data", "protection"): Sort.REGULATOR,
    ("protection", "commission"): Sort.REGULATOR,
    ("trade", "commission"): Sort.REGULATOR,
    ("exchange", "commission"): Sort.REGULATOR,
    ("competition", "commission"): Sort.REGULATOR,
    ("information", "commissioner"): Sort.REGULATOR,
    ("privacy", "commissioner"): Sort.REGULATOR,
    ("markets", "authority"): Sort.REGULATOR,
    ("conduct", "authority"): Sort.REGULATOR,
    ("competition", "authority"): Sort.REGULATOR,
    ("protection", "authority"): Sort.REGULATOR,
    ("safety", "executive"): Sort.REGULATOR,
    ("quality", "commission"): Sort.REGULATOR,
    ("protection", "agency"): Sort.REGULATOR,
    ("fraud", "office"): Sort.REGULATOR,
    ("drug", "administration"): Sort.REGULATOR,
    ("tribunal", "service"): Sort.AGENCY,
    ("space", "agency"): Sort.AGENCY,
    ("law", "centre"): Sort.NGO,
    ("law", "center"): Sort.NGO,
    ("rights", "centre"): Sort.NGO,
    ("rights", "center"): Sort.NGO,
    ("rights", "group"): Sort.NGO,
    ("rights", "watch"): Sort.NGO,
    ("law", "project"): Sort.NGO,
    ("war", "want"): Sort.NGO,
    ("transition", "unit"): Sort.AGENCY,
    ("high", "court"): Sort.COURT,
    ("trading", "standards"): Sort.REGULATOR,
    ("liberties", "union"): Sort.NGO,
    ("launch", "alliance"): Sort.COMPANY,
    ("supreme", "court"): Sort.COURT,
}
"""Last two words of names that say more than the last alone."""

NGO_HEADS = words(
    """campaign campaigners friends action committee lawyers doctors reporters citizens mothers
        families"""
)
"""First words of names of civil society that go on with "against", "for", "of", "without", "to"."""

TOPICS = words(
    """defence defense health justice housing local government human services service food rural
        affairs energy climate trade industry crime customs education skills transport
        transportation infrastructure agriculture fisheries forestry science innovation technology
        culture media sport sports tourism labour labor work pensions families children communities
        community immigration citizenship border borders security water environment environmental
        natural resources planning development public works safety emergency management foreign
        commonwealth social care welfare finance securities treasury economy economic research
        business strategy strategic veterans prisons probation prison corrections correctional
        correction rehabilitation disability aging women youth indigenous mines petroleum
        communications space aeronautics revenue excise enforcement protection policing drug
        standards quality exchange atmospheric oceanic employment industrial training taxation home
        interior internal security international cooperation aid information privacy competition
        markets consumer financial conduct fire rescue police ambulance parks recreation highways
        roads rail aviation civil nuclear medical medicines healthcare devices mental teaching
        university hospitals land lands survey statistics digital data cyber supply procurement
        equipment support logistics electoral audit accounts administration religious constitutional
        legal general hospital specialist urban regional district control fraud prevention oversight
        heritage arts gaming liquor racing investment exports export state"""
)
"""What public bodies are for: only such words join by "and" inside one name."""

BODY_NOUNS: dict[str, Sort] = {
    **sorted_as(words("council municipality borough"), Sort.LOCAL),
    **sorted_as(words("regulator watchdog ombudsman inspectorate"), Sort.REGULATOR),
    **sorted_as(words("ministry"), Sort.MINISTRY),
    **sorted_as(words("union"), Sort.UNION),
    **sorted_as(words("charity ngo nonprofit non-profit"), Sort.NGO),
    **sorted_as(words("newspaper broadcaster magazine tabloid outlet website"), Sort.MEDIA),
    **sorted_as(words("court tribunal"), Sort.COURT),
    **sorted_as(words("auditor"), Sort.AUDITOR),
    **sorted_as(words("university"), Sort.EDUCATION),
    **sorted_as(words("party"), Sort.PARTY),
}
"""Nouns in apposition that say what a body is."""

POSSESSIVE_HEADS = words(
    """mayor sheriff attorney general prosecutor coroner auditor ombudsman children women people
        teachers nurses workers veterans king queen governor commissioner migrants prisoners tenants
        patients girls boys men st saint guy lord"""
)
"""Words whose possessive is part of a name: "Sheriff's Office", "Children's Hospital"."""

FOREIGN_HEADS: dict[str, Sort] = {
    **sorted_as(
        words(
            """ministère ministere ministerio ministero ministério bundesministerium ministerium
        ministerstwo ministerie secretaría secretaria"""
        ),
        Sort.MINISTRY,
    ),
    **sorted_as(
        words(
            """ayuntamiento ajuntament mairie ville commune comune gemeente gemeinde stadt landkreis kreis
        kommune kommun gmina miasto prefeitura câmara camara municipio município région regione
        región provincia province département conseil consell junta diputación concello xunta
        landeshauptstadt freistaat kanton canton urząd"""
        ),
        Sort.LOCAL,
    ),
    **sorted_as(
        words("""bundesamt landesamt agence agencia agenzia agência dirección préfecture prefettura"""),
        Sort.AGENCY,
    ),
    **sorted_as(
        words("""universität université universidad università universidade universiteit"""), Sort.EDUCATION
    ),
    **sorted_as(
        words("""tribunal tribunale cour corte bundesgerichtshof landgericht amtsgericht"""), Sort.COURT
    ),
    **sorted_as(words("polizei policía policia polizia bundespolizei gendarmerie guardia"), Sort.POLICE),
    **sorted_as(words("hôpital hopital ospedale klinikum hôpitaux azienda"), Sort.HEALTH),
    **sorted_as(words("syndicat sindicato sindacato gewerkschaft confédération"), Sort.UNION),
    **sorted_as(words("médecins medecins fondation fundación fondazione stiftung asociación"), Sort.NGO),
}
"""First words of names in French, Spanish, Italian, Portuguese, German, Dutch, Polish and the Nordic
languages.
"""

FOREIGN_ENDINGS: tuple[tuple[str, Sort], ...] = (
    ("ministerium", Sort.MINISTRY),
    ("bundesamt", Sort.AGENCY),
    ("landesamt", Sort.AGENCY),
    ("polizei", Sort.POLICE),
    ("bundeswehr", Sort.MILITARY),
    ("kommune", Sort.LOCAL),
    ("kommun", Sort.LOCAL),
    ("gericht", Sort.COURT),
    ("gerichtshof", Sort.COURT),
)
"""Endings of single words that name a body: "Bundesinnenministerium"."""

SINGLE: dict[str, Sort] = {
    **sorted_as(words("army navy marines"), Sort.MILITARY),
    **sorted_as(words("parliament congress senate knesset bundestag duma"), Sort.PARLIAMENT),
    **sorted_as(words("treasury pentagon"), Sort.MINISTRY),
    **sorted_as(words("kremlin"), Sort.COUNTRY),
    **sorted_as(words("reuters bloomberg"), Sort.MEDIA),
}
"""Single words that, capitalised inside a sentence, are a body of the country that the text is about."""

NGO_WORDS = words("""action coalition against rights solidarity campaign campaigners reform workers""")
"""Words that, anywhere in a name, speak for civil society where nothing else does."""
