"""The words by which names of organisations are known in many countries: what bodies are called, how firms end.

All sets hold lower-case words. They are rules of languages, not lists of organisations: those are in the seeds.
"""

from extractors.state import Sort


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LEGAL_FORMS = _words(
    """ltd ltd. limited plc llp llc inc inc. incorporated corp corp. corporation co co. company lp gmbh mbh ag se kg
    kgaa ohg ug sa s.a. sas s.a.s. sarl sàrl s.a.r.l. sasu srl s.r.l. spa s.p.a. bv b.v. nv n.v. ab as a/s asa oy oyj
    aps pty pte pvt bhd sdn kk k.k. jsc ojsc pjsc ooo ltda ltda. lda sl s.l. slu sl. doo d.o.o. s.r.o. a.s. kft zrt nyrt
    z.o.o. tbk eood ead eeig gie scrl sprl cv c.v. rl cic"""
)
"""Words after which no name of a firm goes on; they need not be there."""

COMPANY_TAILS = _words(
    """group groupe gruppe grupo gruppo holding holdings technologies technology systems solutions
    services industries partners associates consulting consultants consultancy logistics engineering
    engineers construction constructions constructors contractors builders security aerospace
    aviation dynamics energy petroleum pharmaceuticals pharmaceutical pharma biotech laboratories
    labs software robotics analytics networks communications airlines airways motors electronics
    shipping marine maritime environmental capital ventures investments insurance enterprises
    brothers sons foods catering facilities recruitment staffing strategies supplies trading steel
    mining minerals chemicals plastics textiles telecom telecoms telecommunications semiconductor
    semiconductors optics instruments aircraft shipyard shipyards armaments ordnance munitions
    biometrics cyber intelligence surveillance correctional healthcare diagnostics therapeutics
    genomics payments cloud ai wachdienst objektschutz sicherheit bau werke entertainment gaming
    games interactive digital studios productions automotive rail bus coaches"""
)
"""Words that end names of firms and seldom anything else."""

WEAK_COMPANY_TAILS = _words(
    """health health international global worldwide america europe care medical management media uk usa studios"""
)
"""Words that end names of firms where nothing speaks against it."""

DEPARTMENT_HEADS = _words("""ministry department dept dept. secretariat directorate directorate-general""")

OF_HEADS: dict[str, Sort] = {
    **dict.fromkeys(DEPARTMENT_HEADS, Sort.MINISTRY),
    **dict.fromkeys(_words("""office bureau agency administration authority service institute centre center"""), Sort.AGENCY),
    **dict.fromkeys(_words("board commission committee council division"), Sort.PUBLIC),
    **dict.fromkeys(_words("""city county town borough state province district municipality region township parish commune"""), Sort.LOCAL),
    **dict.fromkeys(_words("university college school"), Sort.EDUCATION),
    **dict.fromkeys(_words("court"), Sort.COURT),
    **dict.fromkeys(_words("parliament house senate"), Sort.PARLIAMENT),
    **dict.fromkeys(_words("government republic kingdom commonwealth"), Sort.COUNTRY),
    **dict.fromkeys(_words("port bank mint"), Sort.PUBLIC),
    **dict.fromkeys(_words("mayor governor comptroller attorney treasurer"), Sort.OFFICE),
}  # fmt: skip
"""First words of names that go on with "of" or "for"."""

TAILS: dict[str, Sort] = {
    **dict.fromkeys(_words("""ministry department dept dept. secretariat directorate treasury"""), Sort.MINISTRY),
    **dict.fromkeys(_words("""agency administration authority bureau service office executive directorate"""), Sort.AGENCY),
    **dict.fromkeys(_words("""police constabulary gendarmerie carabinieri sheriff troopers"""), Sort.POLICE),
    **dict.fromkeys(_words("army navy guard corps marines military"), Sort.MILITARY),
    **dict.fromkeys(_words("""council councils county borough municipality prefecture township"""), Sort.LOCAL),
    **dict.fromkeys(_words("university college school schools academy polytechnic"), Sort.EDUCATION),
    **dict.fromkeys(_words("hospital hospitals infirmary"), Sort.HEALTH),
    **dict.fromkeys(_words("court tribunal"), Sort.COURT),
    **dict.fromkeys(_words("""parliament assembly senate congress knesset bundestag duma legislature"""), Sort.PARLIAMENT),
    **dict.fromkeys(_words("regulator ombudsman watchdog inspectorate"), Sort.REGULATOR),
    **dict.fromkeys(_words("auditor auditor-general"), Sort.AUDITOR),
    **dict.fromkeys(_words("inquiry"), Sort.INQUIRY),
    **dict.fromkeys(_words("government"), Sort.COUNTRY),
    **dict.fromkeys(_words("commission commissioner commissioners board committee"), Sort.PUBLIC),
    **dict.fromkeys(_words("airport transit transport railway railways waterways"), Sort.UTILITY),
    **dict.fromkeys(_words("union unions"), Sort.UNION),
    **dict.fromkeys(_words("party democrats conservatives greens"), Sort.PARTY),
    **dict.fromkeys(
        _words(
            """foundation alliance coalition watch voice action society federation association charity
    fund-raisers network forum institute trust movement rescue collective lawyers
    observatory clinic"""
        ),
        Sort.NGO,
    ),
    **dict.fromkeys(
        _words(
            """times post herald tribune gazette observer telegraph journal chronicle mirror news newspaper
    magazine broadcasting tv radio weekly daily press mail sun star globe dispatch courier examiner"""
        ),
        Sort.MEDIA,
    ),
}  # fmt: skip
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
    ("sheriff’s", "office"): Sort.POLICE,
    ("sheriff's", "office"): Sort.POLICE,
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

NGO_HEADS = _words("""campaign campaigners friends action committee lawyers doctors reporters citizens mothers
        families""")
"""First words of names of civil society that go on with "against", "for", "of", "without", "to"."""

TOPICS = _words(
    """defence defense health justice housing local government human services service food rural
    affairs energy climate trade industry crime customs education skills transport transportation
    infrastructure agriculture fisheries forestry science innovation technology culture media sport
    sports tourism labour labor work pensions families children communities community immigration
    citizenship border borders security water environment environmental natural resources planning
    development public works safety emergency management foreign commonwealth social care welfare
    finance securities treasury economy economic research business strategy strategic veterans prisons
    probation prison corrections correctional correction rehabilitation disability aging women youth
    indigenous mines petroleum communications space aeronautics revenue excise enforcement
    protection policing drug standards quality exchange atmospheric oceanic employment industrial
    training taxation home interior internal security international cooperation aid information
    privacy competition markets consumer financial conduct fire rescue police ambulance parks
    recreation highways roads rail aviation civil nuclear medical medicines healthcare devices
    mental teaching university hospitals land lands survey statistics digital data cyber supply
    procurement equipment support logistics electoral audit accounts administration religious
    constitutional legal general hospital specialist urban regional district control fraud
    prevention oversight heritage arts gaming liquor racing investment exports export state""",
)  # fmt: skip
"""What public bodies are for: only such words join by "and" inside one name."""

NOT_NAMES = _words(
    """i ai it ceo cfo cto coo mp mps mep meps vat gdp gdpr ppe it hr pr qc kc ipo nda foi gps dna cctv
    ict api id covid covid-19 coronavirus brexit monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november december
    christmas easter ramadan north south east west english french german spanish internet web god mr
    mrs ms dr sir lord lady dame madam councillor cllr president chairman chairwoman secretary
    minister prime chief executive director general manager officer spokesman spokeswoman
    spokesperson deputy senator congressman congresswoman judge justice attorney ambassador governor
    mayor professor captain colonel major sergeant detective inspector constable commander admiral
    lieutenant page table figure annex appendix chapter section article annexe note pdf jpg html
    read more see also related picture image photo photograph photographer getty afp pa wire caption
    update updated exclusive breaking analysis opinion comment nyse nasdaq ksh kshs sh rs rm crown usd gbp eur aud cad nzd dlr dlrs mln
    bn pct"""
)
"""Single words that are never an organisation, however they are written."""

NOT_ORGANISATION_TAILS = _words(
    """project initiative campaign act bill law laws regulation regulations directive treaty convention accord agreement charter
    constitution code amendment report review inquiry's strategy plan plans programme program scheme
    framework platform award awards prize conference summit meeting event festival week day days
    year month war crisis pandemic index survey study statement paper book novel film series missile
    missiles jet jets helicopter helicopters frigate tank tanks rocket vehicle officer officers
    minister ministers secretary spokesman spokeswoman spokesperson director manager chair chairman
    president mayor commissioner general chief judge lawyer councillor prison stadium arena street
    road avenue lane square park island islands river lake bridge tower building centre-ville
    airport terminal line games cup championship league election elections referendum vote rights
    values standard standards questions answers protest campaigners activists workers staff users
    people residents prisoners employees billionaires protesters""",
)  # fmt: skip
"""Last words of capitalised phrases that are laws, things, events, posts or crowds."""

COMPANY_NOUNS = _words(
    """company firm contractor subcontractor supplier vendor manufacturer maker provider operator
    developer retailer startup start-up conglomerate multinational consultancy outsourcer
    corporation business giant group bank insurer carrier airline carmaker chipmaker planemaker
    drugmaker builder housebuilder shipbuilder broker brokerage agency landlord wholesaler
    distributor importer exporter subsidiary parent bidder consortium venture utility publisher
    lender miner smelter refiner brewer unit arm division affiliate franchisee licensee integrator
    spin-off chain label brand platform app software""",
)  # fmt: skip
"""Nouns that say of the name beside them that it is a firm; the last few only with another sign."""

SURE_COMPANY_NOUNS = COMPANY_NOUNS - _words("""group agency unit arm division chain label brand platform app software bank utility parent
        venture landlord""")

BODY_NOUNS: dict[str, Sort] = {
    **dict.fromkeys(_words("council municipality borough"), Sort.LOCAL),
    **dict.fromkeys(_words("regulator watchdog ombudsman inspectorate"), Sort.REGULATOR),
    **dict.fromkeys(_words("ministry"), Sort.MINISTRY),
    **dict.fromkeys(_words("union"), Sort.UNION),
    **dict.fromkeys(_words("charity ngo nonprofit non-profit"), Sort.NGO),
    **dict.fromkeys(_words("newspaper broadcaster magazine tabloid outlet website"), Sort.MEDIA),
    **dict.fromkeys(_words("court tribunal"), Sort.COURT),
    **dict.fromkeys(_words("auditor"), Sort.AUDITOR),
    **dict.fromkeys(_words("university"), Sort.EDUCATION),
    **dict.fromkeys(_words("party"), Sort.PARTY),
}
"""Nouns in apposition that say what a body is."""

GROUP_ADJECTIVES = _words(
    """campaign pressure rights advocacy lobby civil-liberties transparency watchdog human aid"""
)
"""Before "group", "organisation", "campaigners": civil society."""

OFFICE_NOUNS = _words(
    """ceo cfo cto chief executive president vice-president chairman chairwoman chair director boss
    founder co-founder spokesman spokeswoman spokesperson spokespeople manager head owner
    shareholder shareholders investor investors share shares stock employee employees worker workers
    staff board headquarters subsidiary customer customers client clients profit profits revenue
    revenues turnover earnings software product products contract contracts deal bid factory plant
    plants technology lawyer lawyers executive executives management supplier suppliers service
    services""",
)  # fmt: skip
"""What firms have: "X's chief executive", "a spokesman for X"."""

SUPPLY_VERBS = _words(
    """win secure bag supply provide build manufacture make sell deliver run operate develop bid
    subcontract employ acquire hire export install maintain launch underbid invoice overcharge bill
    merge lobby market design produce"""
)
BUY_VERBS = _words("""award hand buy procure purchase commission contract outsource tender pay hire appoint sign
        fine sue""")

PERSON_TITLES = _words(
    """mr mr. mrs mrs. ms ms. miss mx dr dr. sir dame lord lady baroness baron prof prof. professor rev rev. cllr
    councillor senator sen. rep. congressman congresswoman judge justice gen. general col. colonel maj. major capt.
    captain lt. lieutenant sgt sgt. sergeant detective inspector superintendent constable commissioner president
    premier chancellor minister mp mep ambassador governor mayor sheriff alderman alderwoman king queen prince princess
    pope imam rabbi bishop archbishop señor señora herr frau monsieur madame signor"""
)

PLACE_PREPOSITIONS = _words(
    """in at near across around outside inside throughout within toward towards between"""
)

CONNECTORS = _words("""of for and & the de du des d' la le les el los las di del della dei da do dos das van von
        der den zu y e und et i""")

POSSESSIVE_HEADS = _words(
    """mayor sheriff attorney general prosecutor coroner auditor ombudsman children women people teachers nurses
    workers veterans king queen governor commissioner migrants prisoners tenants patients girls boys men st saint
    guy lord"""
)
"""Words whose possessive is part of a name: "Sheriff's Office", "Children's Hospital"."""

ROLE_WORDS = _words(
    """leader co-leader spokesperson spokesman spokeswoman manager director chairman chairwoman chair ceo cfo cto
    coo president vice-president vice chief executive officer boss founder co-founder minister secretary mp mps mep
    senator councillor commissioner-general partner analyst editor correspondent reporter counsel coordinator deputy
    assistant associate head professor vice-chancellor candidate campaigner adviser advisor general-secretary
    administrator employees workers bosses officials"""
)
"""Posts that follow the name of an organisation and are no part of it."""

FOREIGN_HEADS: dict[str, Sort] = {
    **dict.fromkeys(
        _words(
            """ministère ministere ministerio ministero ministério bundesministerium ministerium ministerstwo
            ministerie secretaría secretaria"""
        ),
        Sort.MINISTRY,
    ),
    **dict.fromkeys(
        _words(
            """ayuntamiento ajuntament mairie ville commune comune gemeente gemeinde stadt landkreis kreis kommune
            kommun gmina miasto prefeitura câmara camara municipio município région regione región provincia province
            département conseil consell junta diputación concello xunta landeshauptstadt freistaat kanton
            canton urząd"""
        ),
        Sort.LOCAL,
    ),
    **dict.fromkeys(
        _words("bundesamt landesamt agence agencia agenzia agência dirección préfecture prefettura"),
        Sort.AGENCY,
    ),
    **dict.fromkeys(_words("universität université universidad università universidade universiteit"), Sort.EDUCATION),
    **dict.fromkeys(_words("tribunal tribunale cour corte bundesgerichtshof landgericht amtsgericht"), Sort.COURT),
    **dict.fromkeys(_words("polizei policía policia polizia bundespolizei gendarmerie guardia"), Sort.POLICE),
    **dict.fromkeys(_words("hôpital hopital ospedale klinikum hôpitaux azienda"), Sort.HEALTH),
    **dict.fromkeys(_words("syndicat sindicato sindacato gewerkschaft confédération"), Sort.UNION),
    **dict.fromkeys(_words("médecins medecins fondation fundación fondazione stiftung asociación"), Sort.NGO),
}  # fmt: skip
"""First words of names in French, Spanish, Italian, Portuguese, German, Dutch, Polish and the Nordic languages."""

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
    **dict.fromkeys(_words("army navy marines"), Sort.MILITARY),
    **dict.fromkeys(_words("parliament congress senate knesset bundestag duma"), Sort.PARLIAMENT),
    **dict.fromkeys(_words("treasury pentagon"), Sort.MINISTRY),
    **dict.fromkeys(_words("kremlin"), Sort.COUNTRY),
    **dict.fromkeys(_words("reuters bloomberg"), Sort.MEDIA),
}
"""Single words that, capitalised inside a sentence, are a body of the country that the text is about."""

NGO_WORDS = _words("action coalition against rights solidarity campaign campaigners reform workers")
"""Words that, anywhere in a name, speak for civil society where nothing else does."""

THING_NOUNS = _words(
    """scheme programme program project platform system software app tool database contract-vehicle arena stadium
    building conference rocket missile missiles jet jets helicopter helicopters drone drones frigate satellite plant
    mine pipeline dam bridge tower prison camp centre center facility award prize law act bill scandal case inquiry
    affair trial festival series brand model models phone vehicle vehicles tank tanks gun cloud algorithm"""
)
"""Nouns behind a name that make it the name of a thing: "the Horizon system", "a Falcon 9 rocket"."""

PREMISES = _words(
    """lodge house hall manor court park street road centre center home farm hill bay springs valley castle school
    hospital library garden gardens square wharf mill green prison island tower towers"""
)
"""Last words of names of buildings and places; never of people."""

FIRM_NOUNS = _words(
    """ceo cfo cto shareholder shareholders investor investors share shares stock subsidiary customer customers client
    clients profit profits revenue revenues turnover earnings product products contract contracts deal bid factory
    plant plants supplier suppliers"""
)
"""What only firms have; anybody may have a director."""
