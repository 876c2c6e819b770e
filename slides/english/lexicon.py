"""The words of English that the grammar goes by: the closed classes, and verbs that cannot be told by their ending.

No word here belongs to the topic of any one article; a verb that is missing is read as a noun, and its sentence stays whole.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS = _words(
    "the a an this these those each every some any no all both either neither another many much few several most more "
    "less fewer enough half such its their his her our my your whose what which"
)
QUANTIFIERS = _words(
    "some any no many much few several most more less fewer each every all half both either neither another one others none nobody such"
)
PRONOUNS = _words(
    "i we you he she it they them him us me this these those themselves itself himself herself ourselves there one "
    "others everyone anyone someone nobody everything anything something nothing none"
)
SUBJECT_PRONOUNS = _words("i we you he she it they there")
RELATIVES = _words("which who whom whose where")
PREPOSITIONS = _words(
    "of in on at by for with without from to into onto over under between among amongst during after before through "
    "throughout via within across against along around about above below behind beside besides beyond despite except inside "
    "near off outside per since toward towards until till up upon versus vs vs. unlike like amid regarding concerning "
    "including excluding according following depending owing due than as using given"
)
SUBORDINATORS = _words(
    "because although though while whereas when whenever if unless since until till once after before so as whether "
    "provided wherever whereby lest except whilst"
)
CONJUNCTIONS = _words("and or but nor yet")
MODALS = _words(
    "can could may might must shall should will would cannot can't won't wouldn't couldn't shouldn't ought"
)
BE = _words("is are was were am be been being isn't aren't wasn't weren't")
HAVE = _words("has have had having hasn't haven't hadn't")
DO = _words("do does did don't doesn't didn't")
FINITE_AUXILIARIES = MODALS | DO | (BE - _words("be been being")) | (HAVE - _words("having"))
ADVERBS = _words(
    "not never also often usually rarely sometimes always already still just only even very too quite rather almost nearly "
    "more most less least then thus therefore hence however instead again further together alone ever soon later now today "
    "well yet far much indeed perhaps maybe n't once twice thereby away back here there longer mainly both else first"
)
ADJECTIVES = _words(
    "able unable likely unlikely important essential necessary possible impossible difficult easy hard good better best bad worse "
    "worst new old high higher low lower large larger small smaller long longer short shorter early late late great greater "
    "other same different similar main major minor key free full safe own due aware keen important eligible responsible "
    "available common rare human whole early daily weekly monthly yearly only ready willing sure clear unclear certain"
)

NUMBER_WORDS = _words(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred "
    "hundreds thousand thousands million billion dozen first second third"
)
TO_PREPOSITION = _words(
    "compared due related relative response according prior addition similar access exposure opposed "
    "leading led leads lead contrast adherence attention approach approaches contribute contributes "
    "contributed key equivalent closer close thanks subject from respect number range ranging return "
    "returned returns attributed attributable linked applied introduction accustomed devoted dedicated "
    "sensitive resistant resistance vulnerable referred refers back up down close next resort resorted "
    "adaptation adapted transition object"
)
"""Words after which `to` is a preposition, if what follows can be a noun."""
PLURALS = _words(
    "people data children women men mice criteria phenomena bacteria police media both others cattle fish "
    "sheep feet teeth staff"
)
"""Plurals without an -s."""
NO_PLURALS = _words(
    "this is was has its analysis basis diagnosis hypothesis virus bias thus less process access stress "
    "illness loss crisis emphasis focus status corpus class consensus physics mathematics linguistics "
    "semantics news species series campus bus gas mass thesis synthesis business weakness awareness "
    "fitness sickness wilderness happiness progress success congress census genus fungus locus"
)
"""Words in -s that are no plurals."""
SAYING = _words(
    "evidence hypothesis fact idea view claim belief assumption possibility likelihood conclusion "
    "suggestion notion probability sign concern clear likely true possible evident unlikely aware sure "
    "certain so such now plausible important essential indication consensus assertion expectation ensure "
    "confident given provided observation finding findings intuition reports"
)
"""Words that are no verbs, and after which `that` opens what is said or thought."""
NO_ADVERBS = _words(
    "family supply apply rely reply imply multiply comply anomaly assembly monopoly butterfly ally july "
    "italy fly elderly likely unlikely friendly early daily weekly monthly yearly hourly costly timely "
    "deadly orderly lively lonely only ugly holy silly jelly belly bully rally tally"
)
"""Words in -ly that are no adverbs."""
TAKE_TWO = _words(
    "aged given called named termed offered prescribed allocated assigned made paid taught asked sent "
    "shown told awarded"
)
"""Participles that are followed by an object, as a finite verb is."""
CLAUSE_STOPS = _words(
    "that and but or because although while when if whether how than as what where since whereas whilst"
)
"""Words at which a clause ends or another begins."""

MAKES_DO = _words(
    "require requires required allow allows allowed enable enables enabled ask asks asked expect expects expected cause causes caused force forces "
    "forced want wants wanted need needs needed help helps helped encourage encourages encouraged permit permits permitted urge urges urged invite invited"
)
"""Verbs that somebody does something by: `require trials to be registered` is one thing."""
TAKES_TO = _words(
    "appear appears appeared seem seems seemed tend tends tended ability inability attempt attempts need needs tendency capacity failure effort efforts opportunity opportunities willingness "
    "desire decision plan plans potential chance power permission reason right way ways time intention"
)
"""Nouns that an infinitive completes."""
TAKES_IN = _words(
    "interests confidence investment reduction reductions increase increases decrease decreases difference differences change changes improvement improvements "
    "rise fall decline interest role deterioration gain gains variation shift"
)
"""Nouns that a phrase with `in` completes."""

CONTRASTS = _words("but yet while whereas however")
"""Conjunctions that take something back."""
PAIRS = _words("both either neither between nor")
"""Words whose `and` or `or` joins a pair, which is not broken."""
REACHING_BACK = _words(
    "if unless when until compared versus vs vs. respectively according relative depending"
)
"""Words after a joint that may govern what stands before it too."""
KEPT_JOINTS = _words("while whereas")
"""Conjunctions that may mean a time or a contrast, and so stay."""
LINKS = _words("however therefore thus hence then consequently moreover furthermore so instead")
"""Adverbs that link a clause to the one before."""
DENIALS = _words("not no never neither none nor cannot")
"""Words that deny."""
GOVERNING = _words("if unless when whenever until according without provided given only")
"""Beginnings that govern their whole sentence, and so stand above it."""
FREE_FRONTS = _words("by to using through based")
"""Beginnings without which a claim is as true: by what means, to what end."""
BACK_PRONOUNS = _words("it they them this these those he she its their his her")
"""Words by which a clause is read with the one before it."""
HANGING = _words("even only just especially particularly simply")
"""Adverbs that belong to what follows them."""

_REGULAR = """
accept access accompany account accumulate achieve acquire act activate adapt add address adjust administer adopt advance affect
agree aid aim alleviate allocate allow alter analyse analyze annotate answer appear apply appoint appreciate approach argue arise
arrive ascertain ask assess assign assist associate assume assure attack attain attempt attend attract attribute augment avoid award
balance base behave believe belong benefit block boost broaden calculate call capture care carry categorise categorize cause centre
challenge change characterise characterize check cite claim classify close cluster code collect combine comment communicate compare
compete complete complicate comprise compute concentrate concern conclude conduct confirm conflict connect consider consist
constitute constrain construct consult consume contain continue contribute control convert convey cool cooperate correct correlate correspond
cost count cover crawl create criticise criticize cultivate damage date decide decline decrease dedicate define degrade delay deliver
demand demonstrate denote deny depend depict deploy derive describe deserve design detect determine develop devise
devote diagnose die differ differentiate diminish direct disappear discharge disclose discover discuss disperse display disrupt distinguish
distribute divide document dominate donate double drop ease educate elevate elicit eliminate embed emerge emit emphasise emphasize employ
enable encode encompass encounter encourage end engage enhance enjoy enrol enroll ensure enter entail equip establish estimate
evaluate evolve examine exceed exchange exclude execute exercise exert exhibit exist expand expect experience explain exploit explore
expose express extend extract face facilitate fail fall favour favor feature fill filter finance finish fit fix flow focus follow force form
formulate foster function fund further gain gather generate govern grant group guarantee guide handle happen harm help highlight hinder
host hypothesise hypothesize identify ignore illustrate imagine impact impair implant implement imply impose improve include incorporate
increase indicate induce infect infer influence inform inhibit initiate inject injure innovate inspire install integrate intend interact
interfere interpret intervene introduce invest investigate invite involve isolate issue join judge justify kill label lack last launch
learn lessen leverage license lie like limit link list live load locate look lower maintain manage manipulate map mark mask match matter
maximise maximize measure mediate merge migrate minimise minimize mirror miss mitigate mix model modify modulate monitor motivate move name narrow
need neglect nest normalise normalize note notice obey obscure observe obtain occur offer open operate oppose optimise optimize
order organise organize originate outline outperform outweigh overcome overlap owe pair parse participate pass perceive perform persist
pick place plan play point pollute pool pose possess postulate predict prefer prepare prescribe present preserve prevent proceed process
produce prohibit project prolong promise promote prompt propose protect prove provide publish purchase pursue qualify question raise randomise
randomize range rank rate reach react realise realize reason recalibrate recall receive recognise recognize recommend reconstruct record recover recruit reduce
refer refine reflect refuse regard register regulate reject relate relax release relieve rely remain remember remove render repeat
replace replicate report represent reproduce request require rescue research resemble resist resolve respond rest restore restrict result resume
retain retaliate retrieve return reveal reverse review revise rise risk sample satisfy save scale schedule score screen search secure
seem select separate serve settle share shift show signal simplify simulate sleep slow solve sort specify split spread stabilise stabilize
start state stay stem stimulate stop store strengthen stress stretch structure study submit suffer suggest suit summarise summarize supply
support suppose suppress surge surround survey survive suspect sustain switch synthesise synthesize tackle tag take target teach tend term test thank
threaten tie tolerate trace track trade train transfer transform translate transmit transport treat trigger try turn undergo
underestimate underlie undermine update use utilise utilize vaccinate validate value vary verify view violate visit wait walk want warn waste
watch weaken weigh widen withdraw witness work worry worsen yield regain recede weigh cross-validate fine-tune oversee outnumber fend prey equal doubt dry warm
heat store feed lay melt burn drive sink soak ship shape shade settle seal plant graze pollinate nest forage hunt fish breed hatch bloom decay
practise practice read reread revisit rehearse attend enrol graduate grade mentor tutor motivate pace praise reward retire commute
compile cache debug encrypt decrypt hash index iterate log patch query route sample scan schedule sort spawn throttle tokenise tokenize traverse upload download
aggregate align allocate approximate bound converge initialise initialize maximise parametrise penalise rank sum update weight
bind bleed cure dose excrete heal implant inhale ingest inject inoculate metabolise metabolize mutate secrete transplant vaccinate
speculate dispute shelter accelerate aggravate amount appeal arrange attach await bear cease choose cite coincide cope defend discourage dispose
endorse escape evoke exacerbate exemplify exhaust expire explode fluctuate forbid forecast forgive freeze halt halve hide identify impede incur
inherit insert insist intensify invent invoke jump knock lend mandate mention mislead obtain omit outpace
overestimate pave permit persuade pertain possess precede preclude presume prevail prioritise prioritize probe profit progress propagate quantify
rebuild recur redesign reinforce remark rent repair resort restart restrain reuse roll sacrifice send shed shorten shrink skip slip sound
speak speed spend stand steer stick strike strive struggle substitute succeed sum supplement surpass sweep swing symbolise touch tour transition triple
underscore undertake unify urge vanish wear win wonder worsen delve entitle enlarge evade
"""
_IRREGULAR = """
arise arose arisen; become became become; begin began begun; bear bore borne; bind bound bound; bleed bled bled; break broke broken;
breed bred bred; bring brought brought; build built built; buy bought bought; catch caught caught; choose chose chosen; come came come;
cost cost cost; cut cut cut; deal dealt dealt; draw drew drawn; drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen;
feed fed fed; feel felt felt; fight fought fought; find found found; fit fit fit; fly flew flown; forbid forbade forbidden; forget forgot forgotten;
freeze froze frozen; get got got; give gave given; go went gone; grow grew grown; hear heard heard; hide hid hidden; hit hit hit; hold held held; hurt hurt hurt; keep kept kept;
know knew known; lay laid laid; lead led led; learn learnt learnt; leave left left; lend lent lent; let let let; lie lay lain; light lit lit;
lose lost lost; make made made; mean meant meant; meet met met; mislead misled misled; overcome overcame overcome; pay paid paid; put put put; quit quit quit; read read read; rebuild rebuilt rebuilt;
ride rode ridden; sing sang sung; ring rang rung; rise rose risen; run ran run; say said said; see saw seen; seek sought sought; sell sold sold;
send sent sent; set set set; shake shook shaken; shed shed shed; show showed shown; shrink shrank shrunk; shut shut shut; sink sank sunk; sit sat sat;
sleep slept slept; speak spoke spoken; spend spent spent; split split split; spread spread spread; stand stood stood; stick stuck stuck; strike struck struck; sweep swept swept;
swim swam swum; take took taken; teach taught taught; tell told told; think thought thought; throw threw thrown; undergo underwent undergone;
understand understood understood; undertake undertook undertaken; underlie underlay underlain; wake woke woken; wear wore worn; win won won; withdraw withdrew withdrawn; write wrote written;
outdo outdid outdone; oversee oversaw overseen
"""

_SOFT = "aeiou"
_DOUBLED = _words(
    "plan stop drop fit map step ship log tag admit permit omit submit commit transfer prefer refer occur incur recur infer "
    "defer control enrol equip label model signal travel cut put get set run win begin swim hit let quit shut sit split forget skip "
    "hop pin scan cancel"
)


def _s_form(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh")) or base in ("go", "undergo", "do", "outdo"):
        return f"{base}es"
    return f"{base[:-1]}ies" if base.endswith("y") and base[-2] not in _SOFT else f"{base}s"


def _stem(base: str, ending: str) -> str:
    """Return the verb with -ed or -ing."""
    if base.endswith("ee"):
        return f"{base}d" if ending == "ed" else f"{base}ing"
    if base.endswith("ie") and ending == "ing":
        return f"{base[:-2]}ying"
    if base.endswith("e") and not base.endswith(("oe", "ye")):
        return f"{base[:-1]}{ending}"
    if base.endswith("y") and base[-2] not in _SOFT and ending == "ed":
        return f"{base[:-1]}ied"
    return f"{base}{base[-1]}{ending}" if base in _DOUBLED else f"{base}{ending}"


_IRREGULARS = {
    base: (past, participle) for base, past, participle in (row.split() for row in _IRREGULAR.split(";"))
}
BASES = _words(_REGULAR) | frozenset(_IRREGULARS)
"""Verbs as they stand after `to`."""
S_FORMS = frozenset(_s_form(base) for base in BASES)
PASTS = frozenset(past for past, _ in _IRREGULARS.values()) | frozenset(
    _stem(base, "ed") for base in BASES if base not in _IRREGULARS or base in ("learn", "fit")
)
PARTICIPLES = frozenset(participle for _, participle in _IRREGULARS.values()) | frozenset(
    _stem(base, "ed") for base in BASES
)
ING_FORMS = frozenset(_stem(base, "ing") for base in BASES) | {"having", "doing"}
NO_VERBS = _words(
    "approach approaches process processes practice practices result results trial trials study studies research effect effects "
    "rate rates state states group groups case cases sample samples form forms function functions structure structures score scores "
    "model models cost costs risk risks test tests term terms type types order value values care level levels view views point points "
    "issue issues plant plants fish nest nests index weight weights project projects feature features demand demands need needs code codes "
    "change changes increase increases decrease decreases reduction use uses plan plans impact impacts benefit benefits control controls "
    "support supports report reports estimate estimates review reviews record records design designs measure measures challenge challenges attempt "
    "attempts access question questions reason reasons concern concerns interest interests focus link links limit limits lack signal signals "
    "range ranges label labels list lists set sets cut cuts rise rises fall falls trigger triggers response experience experiences place places "
    "release releases match matches map maps name names note notes aim aims work works time times read reads count counts display displays "
    "damage display harm attack attacks force forces target targets track tracks train trains transfer transfers trade walk walks visit visits drop drops "
    "gain gains grade grades grant grants guide guides host hosts influence influences insert issue label leads lead log logs look looks loss merge "
    "move moves order orders outline pair pairs pass patch patches play plays progress query queries rank ranks request requests return returns "
    "scale scales search searches share shares shift shifts show shows source split splits spread start starts stress stresses supply supplies survey surveys "
    "switch switches tag tags tie touch transition transitions turn turns update updates waste watch yield yields answer answers "
    "last like further mean means lower close open live present present equal separate complete direct clear base bases subject doubt "
    "light aid aids advance advances address addresses account accounts pool pools load loads heat store stores feed burn drive ship seal "
    "shade shape shapes sum breed bloom decay dose doses index profit sound speed sweep swing tour host wear win wonder urge sleep slip "
    "practise promise promises delay delays contrast contrasts conduct conflict conflicts contract permit register step steps "
    "fit fits set route routes schedule schedules scan scans filter filters exercise exercises finance fund funds label limit group head heads "
    "help display document documents charge concern condition exchange feature figure average balance border bridge bias cause causes "
)
"""Forms of verbs that are as often nouns or adjectives: read as verbs only where a clause has no other."""

NOT_ING = _words(
    "during nothing something anything everything morning evening spring string thing king ring being ceiling sibling"
)
"""What ends in -ing and is no form of a verb."""
ING_PREPOSITIONS = _words("including excluding according following depending regarding concerning owing")


def is_sure(low: str) -> bool:
    """Tell a finite verb that is never a participle or a noun."""
    finite = low in FINITE_AUXILIARIES or low in S_FORMS or low in BASES or low in PASTS
    return finite and low not in NO_VERBS and (low not in PARTICIPLES or low in BASES)
