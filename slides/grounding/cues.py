"""The words that grounding listens for, all in one place. General English only: no word belongs to any one topic."""

from __future__ import annotations

import re

from slides.grounding.vocabulary import word_set


def cue(words: str) -> re.Pattern[str]:
    """Return a pattern for any of some words; a compound such as one-size-fits-all does not count as its parts."""
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


FLAT = 6.0
"""How sure a claim is that says neither how sure nor who found it."""

HEDGED = 3.0
"""The highest rung that counts as a hedge, which a line must keep."""
SHOWN = 4.0
"""The rung of what was found; a line above it says nothing of how sure it is."""
PROVEN = 5.0
"""The rung of what counts as beyond doubt."""

LADDER: tuple[tuple[float, re.Pattern[str]], ...] = (
    (
        1,
        cue(
            r"may|might|could|possibl[ey]|possibility|potential(?:ly|s)?|perhaps|maybe|believed?|belief|thought to|hypothes\w+"
            r"|speculat\w+|postulat\w+|theoretical\w*|conceivabl[ey]|hopes?|hoped|hoping|propos(?:ed|es)|questionable"
        ),
    ),
    (
        2,
        cue(
            r"suggest(?:s|ed|ing|ive)?|appears?|appeared|seems?|seemed|emerging|preliminary|promis(?:e|ing)|(?<!more )(?<!less )(?<!as )(?<!most )(?<!least )likely|unlikely"
            r"|probabl[ey]|tend(?:s|ed)?|tendency|trend|hints?|considered|perceived|regarded as|viewed as|said to|claimed|assum\w+|expected to|expected that|in some cases"
        ),
    ),
    (
        2.5,
        cue(
            r"can|able to|capable of|should|would|cannot|must|recommend\w*|advis(?:e|es|ed)|warn(?:s|ed)?|urg(?:e|es|ed)|calls? for"
        ),
    ),
    (3, cue(r"indicat(?:e|es|ed|ing)|points? to|support(?:s|ed)? the (?:idea|view|hypothesis)")),
    (
        4,
        cue(r"shows?|showed|shown|demonstrat\w+|found|report(?:s|ed)?|observed|revealed?|reveals|noted"),
    ),
    (
        5,
        cue(
            r"prov(?:e|es|ed|en)|establish(?:es|ed)|confirm(?:s|ed)?|definitive(?:ly)?|certain(?:ly)? to|undoubtedly|will"
        ),
    ),
)
"""From careful to sure. What is flat counts above all."""

SOFTENS = cue(
    r"may|might|could|possibl[ey]|potential(?:ly)?|perhaps|maybe|suggest(?:s|ed)?|appears?|appeared|seems?|seemed|likely|probabl[ey]"
    r"|tend(?:s|ed)? to|conceivabl[ey]|arguabl[ey]|somewhat|in some cases|apparently|allegedly|reportedly"
)
"""Words that make a flat statement weaker."""

CAREFUL = cue(
    r"may|might|could|believed|thought to|hypothes\w+|speculat\w+|suggest(?:s|ed)?|appears?|appeared|seems?|seemed|(?<!more )(?<!less )(?<!as )likely|probably|possibly|perhaps"
    r"|potentially|tend(?:s|ed)?"
)
"""The hedges that a copied sentence must keep."""
EXPECTED = re.compile(r"\bas (?:would be |might be |was |is )?expected\b", re.I)
"""An aside that makes nothing less sure."""
ADDED_LIKELY = cue(r"likely|probabl[ey]|will|certainly|definitely")
"""Words that raise a `may`, even beside it."""

_AIMS = (
    r"aim(?:s|ed|ing)?|intend(?:s|ed)?|intended|designed to|seeks? to|sought to|hopes?|hoped|hoping|plan(?:s|ned)? to|planned|goal"
    r"|objective|purpose|attempt(?:s|ed)? to|set out to|(?:study|trial|review|research) to \w+"
    r"|will (?:be )?(?:test|assess|examine|evaluat|compar|determine|show)\w*|explor(?:e|es|ing)|investigat(?:e|es|ed|ing)|underway|under (?:investigation|study|development|way)|being (?:studied|tested|explored|investigated|developed)"
    r"|(?:is|are) (?:exploring|testing|studying)|expected to|scheduled|proposed to|(?:is|are|was|were|been) proposed|strives? to|tr(?:y|ies|ied) to|await\w*"
)
AIM = cue(_AIMS)
"""Marks of what was wanted or planned and is not yet a result."""

AIM_TOLD = cue(
    rf"{_AIMS}|tests?|tested|asks?|asked|looks? (?:at|into|for)|examin\w+|stud(?:y|ies|ied|ying)|assess\w*|evaluat\w+|to be"
    r"|need(?:s|ed)?|whether|will|wants?|wanted|seeks?|sought"
)
"""Marks in a line that it speaks of an aim, a question or a plan."""

NEGATION = cue(
    r"not|no|nor|never|neither|none|nothing|without|cannot|fail(?:s|ed|ure)? to|lack(?:s|ed|ing)?|absence|absent|hardly|unable"
    r"|no one|nobody|\w+n[’']t|non|ineffective|insufficient|exclud(?:e|es|ed|ing)|except|free of|unrelated|unaffected|unchanged"
    r"|rather than|instead of|unnecessary|unlikely|non-\w+|little evidence|far from|failed|rul(?:e|es|ed) out|un\w+ed|against|avoid(?:s|ed)?|lost|missing|zero|refus\w+|den(?:y|ies|ied)|exclu\w+|independent(?:ly)? of"
)

PLAIN_NEGATION = cue(
    r"not|no|nor|never|neither|none|without|cannot|fail(?:s|ed)? to|failed|lack(?:s|ed|ing)?|\w+n[’']t|non|non-\w+|free of"
)

UNCERTAIN = cue(
    r"unclear|unknown|uncertain\w*|not (?:yet )?(?:known|clear|understood|established)|remains? to be|yet to be|inconclusive|insufficient"
    r"|limited evidence|evidence is limited|(?:is|are|still) needed|needed|needs?|required|warranted|lacking|caution\w*|mixed|conflicting"
    r"|controversial|poorly understood|under debate|debated|low certainty|limitations?|limited"
)
"""Marks of what the source says is not known yet, or is missing."""

CONDITION_CLAUSE = re.compile(
    r"(?:^|, (?:but )?)(?:only )?(?:if|unless|provided|as long as|assuming)\b", re.I
)
"""What begins a clause on which the whole of the next, or of the one before, depends."""
OBLIGED = cue(r"must|essential|required|has to|have to|mandatory|obligatory|should")
"""What the article demands."""

DOUBTED = cue(
    r"unclear|unknown|uncertain\w*|inconclusive|limited evidence|mixed|conflicting|controversial|debated|whether|low certainty"
)
"""Marks that the article itself leaves open how it is."""

COMPARATOR = cue(
    r"than|compared|comparison|versus|vs|relative to|against|over|unlike|as \w+ as|comparable|between"
)
COMPARING = re.compile(
    r"(?<![\w-])(?:as )?(?:compared (?:to|with)|in comparison (?:to|with)|versus|vs\.?|relative to)(?!\w)",
    re.I,
)
THAN = re.compile(
    r"(?<![\w-])(?:(?P<word>more|less|fewer|better|worse|\w{2,}er|greater)(?P<what>(?: [\w+%-]+){0,12}?)) than(?!\w)",
    re.I,
)
MULTIPLE = re.compile(r"(?:\b(?:twice|half|times|not|third|quarter)|%) (?:\w+ )?$", re.I)
"""What stands before `as often as` where the two are not equal."""
AS_AS = re.compile(
    r"(?<![\w-])as (?P<word>\w+)(?: [\w-]+){0,6}? as(?!\w)(?! (?:well|possible|soon|long))", re.I
)
COMPARES = cue(
    r"than|compared (?:to|with)|versus|vs|outperform\w*|superior|inferior|non-inferior|surpass\w*|beats?|exceed\w*|head-to-head|rivals?|matche[sd]"
)
"""Marks of a comparison that a line may not make on its own."""

UP = cue(
    r"more|increas\w+|rais(?:e|es|ed|ing)|ris(?:e|es|ing|en)|rose|higher|greater|improv\w+|better|enhanc\w+|gain\w*|grew|larger|longer|elevat\w+|worsen(?:s|ed|ing)?|faster"
)
DOWN = cue(
    r"less|fewer|reduc\w+|decreas\w+|declin\w+|lower(?:s|ed|ing)?|f[ae]ll(?:s|ing|en)?|drop(?:s|ped)?|smaller|shorter|diminish\w*|worse|weak\w+|los(?:t|s|es|e|ing)|cut(?:s|ting)?|mitigat\w+|lessen\w*|slower"
)

AMOUNTS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, cue(r"few|a minority|minority|rarely|seldom|occasionally|hardly any|one")),
    (
        2,
        cue(
            r"some|several|certain|selected|sometimes|a number of|a subset|subset|a proportion|can sometimes"
        ),
    ),
    (3, cue(r"many|much|often|frequently|commonly|numerous|regularly|about half|half")),
    (
        4,
        cue(
            r"(?<!the )most(?! (?:\w+ly |)(?:\w+(?:al|ant|ive|ous|ful|ent|ic|ed)|common|severe)\b)|usually|typically|generally|majority|mostly|largely|mainly|nearly all|almost all|predominantly|in general|normally"
        ),
    ),
    (
        5,
        cue(
            r"all|every|each|everyone|everybody|always|universal(?:ly)?|any|entire(?:ly)?|complete(?:ly)?|invariably|both|never|none|only"
        ),
    ),
)
"""How many, or how often, from few to all."""

QUANTIFIED = re.compile(
    r"(?<![\w-])(?P<word>few|some|several|certain|selected|many|much|numerous|(?<!the )most(?! common| \w+(?:al|ant|ive|ous|ful|ent|ic) )|usually|typically|generally|mostly|often"
    r"|frequently|commonly|sometimes|rarely|occasionally|mainly|largely|predominantly|(?:(?:the |a )(?:majority|minority)|a proportion|a subset) of)"
    r"(?: of)?(?: (?:the|these|those))? (?P<next>[\w-]+)(?: (?P<then>[\w-]+))?",
    re.I,
)
ABSOLUTE = cue(
    r"all(?! causes?)|every(?! (?:\d+|two|three|four|six|other|day|week|month|year)\b)|everyone|everybody|always|universal(?:ly)?|invariably|most|majority|never|entirely|completely|fully|any(?! cause| more| longer| other)|wide range"
)

SOFTENER = re.compile(
    r"(?<![\w-])(?P<word>relatively|somewhat|slightly|partly|partially|modest(?:ly)?|minor|limited|mild(?:ly)?|moderate(?:ly)?"
    r"|nearly|almost|approximately|temporar(?:y|ily)|short-term|early|minimally) (?P<next>[\w-]+)",
    re.I,
)
"""Words that make what follows smaller; without them it is larger."""

ASSOCIATED = cue(
    r"associat\w+|link(?:s|ed)?|linked|correlat\w+|related|relationship|involved|predict(?:s|ed|or|ors)?|risk factors?|accompan\w+|tracks? with|coincid\w+|tied|connect\w+|tend(?:s|ed)?"
)
CAUSING = cue(
    r"(?<!any )(?<!all-)(?<!all )caus(?:e|es|ed|ing|al)|lead(?:s|ing)? to|led to|due to|because of|result(?:s|ed|ing)? in|thanks to|produc(?:e|es|ed)|trigger(?:s|ed)?"
    r"|induc(?:e|es|ed)|driv(?:e|es|en)|responsible for|makes?|attributable to|owing to|brings? about|gives? rise to|stems? from"
)
EFFECT = cue(
    r"(?:reduc|increas|improv|decreas|rais|caus|induc|enhanc|produc|cur|reliev)(?:e|es|ed)|prevent(?:s|ed)?|protect(?:s|ed)?|lower(?:s|ed)|cuts?"
    r"|boost(?:s|ed)?|lengthen(?:s|ed)?|shorten(?:s|ed)?|worsen(?:s|ed)?|harm(?:s|ed)?|damag(?:es|ed)|kills?|blocks?|slow(?:s|ed)|delay(?:s|ed)"
    r"|(?:be|is|are|was|were) (?:effective|safe|beneficial)|works?"
)
"""Verbs by which one thing is said to act on another."""

ACTS = re.compile(
    r"(?i)\b(?:reduc|increas|improv|decreas|rais|enhanc|produc|reliev|reli[ea]|prevent|protect|lower|boost|alleviat|mitigat|help|effect|impact|influenc"
    r"|benefi|treat|therap|restor|promot|modulat|chang|alter|affect|allow|enabl|stimulat|activat|trigger|block|slow|outperform|outweigh|pose|lead|due)\w*"
)
"""Words that say in any form that one thing acts on another."""

SAID_BY = re.compile(
    r"(?<![\w-])(?P<who>patients|participants|people|users|parents|carers|caregivers|clinicians|physicians|doctors|nurses|experts|scientists"
    r"|respondents|volunteers|students|teachers|workers|critics|proponents|supporters|advocates|manufacturers?|company|makers?)"
    r" (?:\w+ ){0,2}?(?P<verb>report|reported|say|said|describe|described|felt|feel|believe|believed|claim|claims|claimed|argue|argued|appreciate"
    r"|appreciated|rate|rated|perceive|perceived|prefer|preferred|think|thought|consider|considered|state|stated|recommend|recommended|recalled)\b",
    re.I,
)
SAYS = cue(
    r"report\w*|sa(?:y|ys|id)|describ\w+|fe(?:el|els|lt)|belie\w+|claim\w*|argu\w+|appreciat\w*|rate[sd]?|ratings?|perce\w+|prefer\w*|think|thought|consider\w*"
    r"|stat(?:e|es|ed)|recommend\w*|according|calls?|recall\w*|view\w*|self-\w+|opinions?"
)

HUMANE = cue(
    r"mice|mouse|rats?|rodents?|animals?|in vitro|in vivo|cell lines?|cell cultures?|preclinical|pre-clinical|primates|monkeys|pigs|rabbits|zebrafish|dogs|simulat\w+|models?"
)
"""Words for what was not tried in people."""
GROUPS: tuple[re.Pattern[str], ...] = (
    cue(r"children|child|adolescents?|infants?|newborns?|neonates?|paediatric|pediatric|teenagers"),
    cue(r"older|elderly|aged \d+|over \d+"),
    cue(r"women|woman|female|pregnant|pregnancy|postmenopausal|mothers"),
    cue(r"men|man|male"),
    cue(r"healthy|volunteers"),
)
"""Groups of people; what holds for one of them does not hold for everybody."""
EVERYBODY = cue(
    r"patients?|people|persons?|individuals?|everyone|adults|humans?|population|populations|participants|subjects"
)
NARROWING = re.compile(
    r"(?<![\w-])(?P<word>certain|selected|specific|severe|moderate|mild|chronic|acute|refractory|resistant|untreated|advanced|early-stage|late-stage"
    r"|early|recurrent|persistent|uncomplicated|hospitali[sz]ed|critically ill|newly diagnosed|high-risk|low-risk|treatment-resistant) (?P<next>[\w-]+)",
    re.I,
)

CONDITIONAL = cue(
    r"if|unless|provided|depending|depends?|only (?:if|when|in|for|after|with)|as long as|subject to|assuming|until|in combination|combined with|when combined|when used"
)
CONDITION_WORDS = cue(
    r"if|whether|unless|provided|given|depend(?:s|ed|ing)?|dependent on|only|when|as long as|subject to|assuming|until|determin\w*|decid\w*|where|combin\w*|with|after|consult\w*"
)

HYPE = cue(
    r"breakthroughs?|first (?:to|ever|time|study|trial|proof|evidence|drug|treatment|device)|largest|most (?:effective|powerful|promising|important|advanced)|safest|fastest"
    r"|revolution\w*|game[- ]chang\w+|miracul\w+|miracles?|cures?|cured|unprecedented|groundbreaking|ground-breaking|cutting-edge|landmark"
    r"|dramatic(?:ally)?|remarkabl[ey]|extraordinar\w+|exceptional(?:ly)?|spectacular\w*|amazing\w*|huge(?:ly)?|massive(?:ly)?|proven|undeniabl[ey]"
    r"|first-ever|world-first|best|unique|uniquely|powerful|vital|crucial|key|critical|essential|major|excellent|superb|outstanding|ideal|perfect(?:ly)?"
    r"|transform\w*|paradigm|state-of-the-art|strong(?:ly)?|robust(?:ly)?|highly|very|extremely|clearly|significant(?:ly)?|safe(?:ly)?|unparalleled"
    r"|impressive(?:ly)?|striking(?:ly)?|substantial(?:ly)?|compelling|convincing(?:ly)?|definitive(?:ly)?|guarantee\w*|truly|leading|novel|next-generation"
)
PRAISE = cue(
    r"breakthroughs?|revolution\w*|game[- ]chang\w+|miracul\w+|miracles?|unprecedented|groundbreaking|ground-breaking|landmark|world-first|cutting-edge"
)
"""Praise that stays the author's own even where the source has it: the line must say who praises."""
ATTRIBUTED = re.compile(
    r"(?i)(?<![\w-])(?:(?:the )?(?:article|paper|authors?|study|text|review|report|source)[’']?s? (?:\w+ )?(?:\w+s|title)\b|according to|(?:by|in) the (?:article|authors?|paper|text|review)\b|in the (?:article|authors?)[’']?s? (?:own )?words|described as|hailed as|so-called)"
)
ATTRIBUTION = re.compile(
    r"(?i)^(?:the )?(?:article|paper|authors?|text|review)(?:[’']s title)? \w+ (?:that )?"
)

ABSENCE = re.compile(
    r"(?i)^(?:the |this )?(?:article|paper|authors?|text|source)(?: itself)? (?:"
    r"(?:names?|gives?|reports?|states?|mentions?|cites?|says?|provides?|describes?) (?:no|nothing|none|neither)"
    r"|(?:does|do|did) not (?:name|give|report|state|mention|cite|say|provide|describe)|lacks?|is silent|omits?)\b"
    r"|^no [\w -]+$|^no [\w ,-]+ (?:is|are|was|were) (?:named|given|stated|reported|mentioned|described)"
    r"|^none (?:is|are|was|were) (?:named|given|stated|reported)|^nothing (?:on|about|said)"
    r"|\b(?:unstated|not (?:stated|given|reported|named|mentioned)|the article (?:lacks|does not \w+))$"
)
"""What says that the article does not give something."""
ASKS = re.compile(
    r"(?i)^(?!.*(?<!\w)\d)(?:(?:in|by|against|for|from|on|with) )?(?:who|whom|whose|what|which|how|why|when|where|could|do|does|did|is|are)\b.*\?$"
)
"""A question without a figure: it says nothing that could be more than the article says."""
LISTS_GAPS = re.compile(
    r"(?i)\bnot (?:found|given|reported|stated|mentioned|in the article)\b|\bdoes not (?:give|say|report|state|mention|name)\b|\bsilent (?:on|about)\b"
)
"""What above a list says that the article lacks what it names."""
GAP = re.compile(
    r"(?i)\b(?:article|paper|authors?|text|source)\b|\b(?:unstated|stated|given|named|mentioned)$"
)
"""What says in so many words that it is the article which is silent."""
MISSED = re.compile(r"(?i)(?<![\w-])(?:no|lacks?|nor|neither)(?![\w-]) (?P<what>.+)$")

NUMBER = re.compile(
    r"(?<![\w.,])[−-]?(?P<number>\d+(?:[,\u202f\u00a0 ]\d{3}(?!\d))*(?:[.·]\d+)?)(?:st|nd|rd|th)?(?P<unit>\s?(?:%|percent|per cent|[µμ]g|mg|g|kg|ml|mL|L|mmHg|mm|cm|m|km|Hz|kHz|mA|ms|s|h|min|IU|°C|seconds?|minutes?|hours?|days?|weeks?|months?|years?|points?|fold|times)(?!\w))?"
)
NUMBER_WORDS: dict[str, str] = {
    word: str(number)
    for number, word in enumerate(
        [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        2,
    )
} | {
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
    "hundred": "100",
    "hundreds": "100",
    "thousand": "1000",
    "thousands": "1000",
    "million": "1000000",
    "millions": "1000000",
}
SHARES = word_set("half third thirds quarter quarters twofold threefold double twice once majority minority")
"""Words for shares and multiples, which the rule of numbers or of amounts looks after."""
UNITS: dict[str, str] = {
    "percent": "%",
    "per cent": "%",
    "second": "s",
    "seconds": "s",
    "minute": "min",
    "minutes": "min",
    "hour": "h",
    "hours": "h",
    "day": "days",
    "week": "weeks",
    "month": "months",
    "year": "years",
    "point": "points",
    "μg": "µg",
    "ml": "mL",
}
"""Units under one name."""

DRUG = re.compile(
    r"(?i)\b\w{2,}(?:mab|nib|prils?|statins?|olols?|sartans?|azoles?|cillins?|mycins?|floxacins?|tidines?|gliptins?|gliflozins?|glutides?|caines?|triptans?"
    r"|gepants?|setrons?|azepams?|oxetine|parins?|xabans?|vir|prazoles?|dronates?|zosins?|barbital|pamil|dipines?|metacin|profens?|codone|orphan)\b"
)
"""Endings by which drugs are named."""
ENTITY = re.compile(r"(?<![\w-])(?:[A-Z][A-Za-z]*[A-Z]\w*|[A-Z][\w’']+|[A-Za-z]+\d[\w]*|[A-Z]{2,}s?)(?!\w)")

NOT_SUBJECTS = word_set("and or but not")
"""Words before which no subject has ended."""
AUXILIARY = cue(
    r"is|are|was|were|be|been|has|have|had|do|does|did|can|may|might|could|will|would|should|must|cannot|\w+n[’']t"
)
