"""The words by which names of firms, people and things are told apart in many countries.

All sets hold lower-case words. They are rules of languages, no lists of organisations: those are
in the seeds.
"""


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


LEGAL_FORMS = words(
    """ltd ltd. limited plc llp llc inc inc. incorporated corp corp. corporation co co. company lp
        gmbh mbh ag se kg kgaa ohg ug sa s.a. sas s.a.s. sarl sàrl s.a.r.l. sasu srl s.r.l. spa
        s.p.a. bv b.v. nv n.v. ab as a/s asa oy oyj aps pty pte pvt bhd sdn kk k.k. jsc ojsc pjsc
        ooo ltda ltda. lda sl s.l. slu sl. doo d.o.o. s.r.o. a.s. kft zrt nyrt z.o.o. tbk eood ead
        eeig gie scrl sprl cv c.v. rl cic"""
)
"""Words after which no name of a firm goes on; they need not be there."""

COMPANY_TAILS = words(
    """group groupe gruppe grupo gruppo holding holdings technologies technology systems solutions
        services industries partners associates consulting consultants consultancy logistics
        engineering engineers construction constructions constructors contractors builders security
        aerospace aviation dynamics energy petroleum pharmaceuticals pharmaceutical pharma biotech
        laboratories labs software robotics analytics networks communications airlines airways
        motors electronics shipping marine maritime environmental capital ventures investments
        insurance enterprises brothers sons foods catering facilities recruitment staffing
        strategies supplies trading steel mining minerals chemicals plastics textiles telecom
        telecoms telecommunications semiconductor semiconductors optics instruments aircraft
        shipyard shipyards armaments ordnance munitions biometrics cyber intelligence surveillance
        correctional healthcare diagnostics therapeutics genomics payments cloud ai wachdienst
        objektschutz sicherheit bau werke entertainment gaming games interactive digital studios
        productions automotive rail bus coaches"""
)
"""Words that end names of firms and seldom anything else."""

WEAK_COMPANY_TAILS = words(
    """health health international global worldwide america europe care medical management media uk
        usa studios"""
)
"""Words that end names of firms where nothing speaks against it."""

NOT_NAMES = words(
    """i ai it ceo cfo cto coo mp mps mep meps vat gdp gdpr ppe it hr pr qc kc ipo nda foi gps dna
        cctv ict api id covid covid-19 coronavirus brexit monday tuesday wednesday thursday friday
        saturday sunday january february march april may june july august september october november
        december christmas easter ramadan north south east west english french german spanish
        internet web god mr mrs ms dr sir lord lady dame madam councillor cllr president chairman
        chairwoman secretary minister prime chief executive director general manager officer
        spokesman spokeswoman spokesperson deputy senator congressman congresswoman judge justice
        attorney ambassador governor mayor professor captain colonel major sergeant detective
        inspector constable commander admiral lieutenant page table figure annex appendix chapter
        section article annexe note pdf jpg html read more see also related picture image photo
        photograph photographer getty afp pa wire caption update updated exclusive breaking analysis
        opinion comment nyse nasdaq ksh kshs sh rs rm crown founder co-founder usd gbp eur aud cad nzd
        dlr dlrs mln bn
        pct"""
)
"""Single words that are never an organisation, however they are written."""

NOT_ORGANISATION_TAILS = words(
    """project initiative campaign scandal affair act bill law laws regulation regulations directive treaty
        convention accord agreement charter constitution code amendment report review inquiry's
        strategy plan plans programme program scheme framework platform award awards prize
        conference summit meeting event festival week day days year month war crisis pandemic index
        survey study statement paper book novel film series missile missiles jet jets helicopter
        helicopters frigate tank tanks rocket vehicle officer officers minister ministers secretary
        spokesman spokeswoman spokesperson director manager chair chairman president mayor
        commissioner general chief judge lawyer councillor prison stadium arena street road avenue
        lane square park island islands river lake bridge tower building centre-ville airport
        terminal line games cup championship league election elections referendum vote rights values
        standard standards questions answers protest campaigners activists workers staff users
        people residents prisoners employees billionaires protesters"""
)
"""Last words of capitalised phrases that are laws, things, events, posts or crowds."""

COMPANY_NOUNS = words(
    """company firm contractor subcontractor supplier vendor manufacturer maker provider operator
        developer retailer startup start-up conglomerate multinational consultancy outsourcer
        corporation business giant group bank insurer carrier airline carmaker chipmaker planemaker
        drugmaker builder housebuilder shipbuilder broker brokerage agency landlord wholesaler
        distributor importer exporter subsidiary parent bidder consortium venture utility publisher
        lender miner smelter refiner brewer unit arm division affiliate franchisee licensee
        integrator spin-off chain label brand platform app software"""
)
"""Nouns that say of the name beside them that it is a firm; the last few only with another sign."""

SURE_COMPANY_NOUNS = COMPANY_NOUNS - words(
    """group agency unit arm division chain label brand platform app software bank utility parent
        venture landlord"""
)

GROUP_ADJECTIVES = words(
    """campaign pressure rights advocacy lobby civil-liberties transparency watchdog human aid"""
)
"""Before "group", "organisation", "campaigners": civil society."""

OFFICE_NOUNS = words(
    """ceo cfo cto chief executive president vice-president chairman chairwoman chair director boss
        founder co-founder spokesman spokeswoman spokesperson spokespeople manager head owner
        shareholder shareholders investor investors share shares stock employee employees worker
        workers staff board headquarters subsidiary customer customers client clients profit profits
        revenue revenues turnover earnings software product products contract contracts deal bid
        factory plant plants technology lawyer lawyers executive executives management supplier
        suppliers service services"""
)
"""What firms have: "X's chief executive", "a spokesman for X"."""

SUPPLY_VERBS = words(
    """win secure bag supply provide build manufacture make sell deliver run operate develop bid
        subcontract employ acquire hire export install maintain launch underbid invoice overcharge
        bill merge lobby market design produce"""
)

BUY_VERBS = words(
    """award hand buy procure purchase commission contract outsource tender pay hire appoint sign
        fine sue"""
)

PERSON_TITLES = words(
    """mr mr. mrs mrs. ms ms. miss mx dr dr. sir dame lord lady baroness baron prof prof. professor
        rev rev. cllr councillor senator sen. rep. congressman congresswoman judge justice gen.
        general col. colonel maj. major capt. captain lt. lieutenant sgt sgt. sergeant detective
        inspector superintendent constable commissioner president premier chancellor minister mp mep
        ambassador governor mayor sheriff alderman alderwoman king queen prince princess pope imam
        rabbi bishop archbishop señor señora herr frau monsieur madame signor"""
)

PLACE_PREPOSITIONS = words(
    """in at near across around outside inside throughout within toward towards between"""
)

CONNECTORS = words(
    """of for and & the für de du des d' la le les el los las di del della dei da do dos das van von
        der den zu y e und et i"""
)

ROLE_WORDS = words(
    """leader co-leader spokesperson spokesman spokeswoman manager director chairman chairwoman
        chair ceo cfo cto coo president vice-president vice chief executive officer boss founder
        co-founder minister secretary mp mps mep senator councillor commissioner-general partner
        analyst editor correspondent reporter counsel coordinator deputy assistant associate head
        professor vice-chancellor candidate campaigner adviser advisor general-secretary
        administrator employees workers bosses officials"""
)
"""Posts that follow the name of an organisation and are no part of it."""

THING_NOUNS = words(
    """scheme programme program project platform system software app tool database contract-vehicle
        arena stadium building conference rocket missile missiles jet jets helicopter helicopters
        drone drones frigate satellite plant mine pipeline dam bridge tower prison camp centre
        center facility award prize law act bill scandal case inquiry affair trial festival series
        brand model models phone vehicle vehicles tank tanks gun cloud algorithm"""
)
"""Nouns behind a name that make it the name of a thing: "the Horizon system", "a Falcon 9 rocket"."""

PREMISES = words(
    """lodge house hall manor court park street road centre center home farm hill bay springs
        valley castle school hospital library garden gardens square wharf mill green prison island
        tower towers"""
)
"""Last words of names of buildings and places; never of people."""

FIRM_NOUNS = words(
    """ceo cfo cto shareholder shareholders investor investors share shares stock subsidiary
        customer customers client clients profit profits revenue revenues turnover earnings product
        products contract contracts deal bid factory plant plants supplier suppliers"""
)
"""What only firms have; anybody may have a director."""
