"""The words that drafting goes by, all in one place. No word here belongs to the topic of any one article.

Three sets of tables: what a sentence is for (`ROLE_CUES`, `HEADINGS`), what must survive when it is shortened
(`KEPT`), and what is better left to the speaker's voice (`HYPE`, `POINTERS`, `PERSONAL`).
"""

from __future__ import annotations

import re
from typing import Literal

Role = Literal["background", "mechanism", "study", "findings", "benefits", "limits", "ongoing", "takehome"]

SECTION_TITLES: dict[Role, str] = {
    "background": "Background",
    "mechanism": "How it may work",
    "study": "What was studied",
    "findings": "What was found",
    "benefits": "Benefits",
    "limits": "Limits",
    "ongoing": "Ongoing research",
    "takehome": "Take-home",
}
"""The sections of a talk whose article has no headings, in their order."""

_ROLE_CUES: tuple[tuple[Role, float, str], ...] = (
    (
        "background",
        2.0,
        r"\bis (?:an?|the) (?:\w+ ){0,3}(?:approach|method|technique|procedure|form|type|term|process)\b",
    ),
    (
        "background",
        2.0,
        r"\b(?:is|are) defined as\b|\brefers? to\b|\balso known as\b|\bis a (?:common|chronic|rare)\b",
    ),
    (
        "background",
        2.0,
        r"\btraditional(?:ly)? used\b|\bhas (?:long )?been (?:\w+ )?used\b|\bhistor(?:y|ically)\b",
    ),
    (
        "background",
        1.5,
        r"\bin recent (?:years|decades)\b|\bfor (?:at least|more than|over|many) (?:\w+ )?(?:years|decades)\b",
    ),
    (
        "background",
        1.5,
        r"\b(?:gained|attracted|received|drawn) (?:\w+ )?(?:attention|interest)\b|\bone of the most\b",
    ),
    (
        "background",
        1.5,
        r"\bprevalen\w+|\bincidence\b|\bburden\b|\bleading cause\b|\baffects? (?:\w+ ){0,3}(?:people|adults|million)\b",
    ),
    (
        "background",
        1.5,
        r"\b(?:the|this) (?:process|procedure|technique|operation) (?:\w+ )?(?:involves|consists|requires)\b",
    ),
    ("background", 1.0, r"\bcommonly\b|\bwidely\b|\b(?:is|are|was|were|a process|a type of \w+) called\b"),
    ("background", 1.0, r"\bconventional\b|\bunmet need\b|\bthere is a need\b"),
    ("background", 1.0, r"\binclud(?:e|es) (?:the|both)\b|\bboth \w+ and \w+\b"),
    (
        "mechanism",
        2.5,
        r"\b(?:is|are|was|were) (?:widely |generally )?(?:believed|thought|hypothesi[sz]ed|assumed|postulated)\b",
    ),
    ("mechanism", 2.0, r"\bmechanis(?:m|ms|tic)\b|\bmode of action\b|\bpathways?\b"),
    (
        "mechanism",
        1.5,
        r"\btriggers?\b|\breleas(?:e|es|ed|ing)\b|\bactivat\w+|\binhibit\w+|\bmodulat\w+|\bregulat\w+",
    ),
    ("mechanism", 1.5, r"\bhow (?:\w+ ){1,4}(?:works?|acts?|processes|functions?|responds?|deals?)\b"),
    (
        "mechanism",
        1.0,
        r"\binduc(?:e|es|ed|ing)\b|\brestor\w+|\bbinds?\b|\breceptors?\b|\bsignals?\b",
    ),
    ("mechanism", 1.0, r"\bby \w+ing\b|\bplays? an? (?:\w+ )?role\b|\bcauses? the\b|\bin response to\b"),
    (
        "study",
        2.5,
        r"\bwe (?:\w+ )?(?:conducted|performed|recruited|randomi[sz]ed|enrolled|compared|measured|analy[sz]ed|studied)\b",
    ),
    (
        "study",
        2.0,
        r"\b(?:performed|conducted|carried out|undertook) (?:an?|the) (?:[\w-]+ ){0,3}(?:trial|study|experiment|survey)\b",
    ),
    (
        "study",
        2.0,
        r"\bto test (?:this|the|whether)\b|\bdriven by the hypothesis\b|\bprimary (?:aim|outcome)\b|\beligible\b",
    ),
    (
        "study",
        1.5,
        r"\bteam compared\b|\bparticipants were\b|\bdata were (?:collected|gathered)\b|\brandomi[sz]ed\b",
    ),
    (
        "findings",
        2.5,
        r"\bthe (?:results|findings|data) (?:were|are|show\w*|suggest\w*|indicate\w*)\b|\bwe (?:\w+ )?found\b",
    ),
    (
        "findings",
        2.0,
        r"\bwas (?:directly |significantly )?associated with\b|\bstatistically significant\b|\b(?:two|three|four|ten)fold\b",
    ),
    (
        "findings",
        1.5,
        r"\bcaused an?\b|\bdid not lead\b|\bincreased (?:by|from)\b|\b(?:decreased|fell|dropped|rose) (?:by|from)\b",
    ),
    ("findings", 1.5, r"\b(?:researchers|authors) (?:have )?(?:confirmed|found|showed|shown|demonstrated)\b"),
    ("benefits", 2.0, r"\bbenefi(?:t|ts|cial)\b|\badvantages?\b|\beffective\b|\befficac\w+"),
    (
        "benefits",
        1.5,
        r"\bfewer\b|\bless invasive\b|\bminimally invasive\b|\bsafer?\b|\bwell tolerated\b|\brecovery\b",
    ),
    (
        "benefits",
        1.5,
        r"\bimprov(?:e|es|ed|ing|ements?)\b|\breduc(?:e|es|ed|ing|tions?)\b|\bquality of life\b",
    ),
    (
        "benefits",
        1.5,
        r"\bsatisf\w+|\bunlike\b|\bbetter than\b|\bcheaper\b|\bsimpler\b|\bstrengths?\b",
    ),
    (
        "benefits",
        1.0,
        r"\ballow(?:s|ing)? for\b|\bpotential of\b|\bhelps?\b|\beliminate\b|\bpave the way\b|\bopportunit\w+",
    ),
    (
        "limits",
        2.5,
        r"\blimit(?:s|ed|ations?)\b|\bdrawbacks?\b|\bdisadvantages?\b|\bcaveats?\b|\bshortcomings?\b|\bcaution\w*",
    ),
    (
        "limits",
        2.5,
        r"\b(?:is|are) not (?:an?|for|suitable|appropriate)\b|\bnot possible\b|\balas\b|\bunfortunately\b",
    ),
    (
        "limits",
        2.0,
        r"\b(?:not|no|insufficient|inconclusive|little|lack of|limited|weak) (?:\w+ )?(?:evidence|data)\b|\bunclear\b",
    ),
    (
        "limits",
        2.0,
        r"\b(?:not|never) (?:yet )?(?:know|known|clear|understood|established|tell|allow(?:ed)?)\b|\bunknown\b|\buncertain\w*",
    ),
    (
        "limits",
        2.0,
        r"\bcontraindicat\w+|\bcomplications?\b|\badverse\b|\brisks? of\b|\bbias\b|\bsmall (?:sample|studies|trials)\b",
    ),
    (
        "limits",
        1.5,
        r"\bdespite\b|\bconsult\w*|\bdepends? on\b|\bappropriate (?:for|option)\b|\bcosts?\b",
    ),
    (
        "limits",
        1.5,
        r"\bfully understand\b|\bremains? to be\b|\bmore (?:research|studies|work) (?:is|are) needed\b",
    ),
    (
        "limits",
        1.0,
        r"^however\b|\bit is (?:essential|important|necessary)\b|\bside effects\b|\bcannot\b|\bonly (?:in|for)\b",
    ),
    (
        "ongoing",
        3.0,
        r"^(?:recent|new|current|the latest) (?:advance\w*|developments?|innovations?|devices|efforts)\b",
    ),
    (
        "ongoing",
        2.5,
        r"\b(?:further|future|ongoing|more|additional) (?:\w+ )?(?:research|studies|trials|work|investigation)\b",
    ),
    (
        "ongoing",
        2.0,
        r"\binnovations?\b|\badvance(?:s|ments?)\b|\bunder (?:way|development|investigation)\b|\bin development\b",
    ),
    (
        "ongoing",
        1.5,
        r"\btechnolog\w+|\bcontinues? to\b|\bnew (?:approaches|ways|devices|methods|generation)\b|\bnext step\b",
    ),
    (
        "ongoing",
        1.5,
        r"\bcurrently being\b|\bbeing (?:planned|tested|studied|developed)\b|\bwill be necessary\b|\bprototypes?\b",
    ),
    (
        "ongoing",
        1.0,
        r"\bfuture\b|\bneed(?:s|ed)? to\b|\bdevelop\w*|\bexpand our\b|\bpractical applications\b",
    ),
    (
        "takehome",
        3.0,
        r"^(?:in (?:summary|conclusion|short|brief)|to (?:sum up|summari[sz]e|conclude)|taken together|overall|ultimately)\b",
    ),
    (
        "takehome",
        2.0,
        r"\bas (?:research|evidence|knowledge|the field) (?:progresses|accumulates|grows|advances)\b|\bwe conclude\b|\bwhat we have here\b|\bwe should\b|\bit is time to\b",
    ),
)

ROLE_CUES: tuple[tuple[Role, float, re.Pattern[str]], ...] = tuple(
    (role, weight, re.compile(pattern, re.IGNORECASE)) for role, weight, pattern in _ROLE_CUES
)
"""What a sentence with these words is likely to be for, and how strongly they say so."""

Part = Literal[
    "abstract", "background", "methods", "results", "discussion", "conclusion", "limits", "body", "left out"
]

_HEADINGS: tuple[tuple[Part, str], ...] = (
    (
        "left out",
        r"acknowledge?ments?|(?:funding|financial (?:support|disclosure))\b.*|(?:declarations? of )?(?:competing|conflicts? of) interests?.*",
    ),
    (
        "left out",
        r"references?|bibliography|works cited|literature(?: cited)?|further reading|notes|footnotes|(?:list of )?abbreviations",
    ),
    (
        "left out",
        r"(?:supporting|supplementary|additional|supplemental) (?:information|materials?|files?|data).*|appendi(?:x|ces).*",
    ),
    (
        "left out",
        r"ethic(?:s|al).*|(?:informed )?consent.*|authors?[’']? contributions?|(?:data|code).*availability.*|key ?words.*|disclosures?",
    ),
    (
        "left out",
        r"disclaimer|editors?[’']? summary|about the authors?|correspondence|citation|copyright|publication history|orcid.*|highlights",
    ),
    ("abstract", r"(?:structured )?(?:abstract|summary|author summary|plain[- ]language summary)"),
    ("background", r"(?:introduction|background|objectives?|aims?|rationale)\b.*"),
    (
        "methods",
        r"(?:materials? and |patients and |subjects and |study )?(?:methods?|methodology|design|procedures?)\b.*",
    ),
    ("results", r"(?:results|findings|outcomes)(?! and discussion).*"),
    (
        "conclusion",
        r"(?:conclusions?|concluding remarks|summary and conclusions?|interpretation|take[- ]home.*)",
    ),
    ("limits", r"(?:strengths and )?limit(?:s|ations?)\b.*|.*\blimitations"),
    ("discussion", r"(?:results and )?discussion\b.*|comment"),
)

HEADINGS: tuple[tuple[Part, re.Pattern[str]], ...] = tuple(
    (part, re.compile(pattern, re.IGNORECASE)) for part, pattern in _HEADINGS
)
"""What stands under a heading, whose whole text must match; the first row that does."""

PART_WEIGHTS: dict[Part | Role, float] = {
    "background": 1.0,
    "methods": 0.8,
    "results": 2.6,
    "discussion": 1.4,
    "limits": 1.2,
    "body": 1.2,
    "mechanism": 1.1,
    "study": 1.1,
    "findings": 1.4,
    "benefits": 1.1,
    "ongoing": 1.1,
}
"""How much of the time a part of an article gets, by the sentence; parts that are not here get no slides."""

OWN_WORK: frozenset[Part | Role] = frozenset(
    {"methods", "results", "discussion", "study", "findings", "conclusion"}
)
"""Where an article reports what its authors did themselves, and needs nobody else's paper for it."""

_KEPT: tuple[tuple[str, str], ...] = (
    ("approximation", r"estimated?|approximately|around|about|almost|nearly|up to|at least|at most|average"),
    ("reason", r"because|due to|owing to|given that"),
    (
        "hedge",
        r"may|might|could|can|would|should|likely|unlikely|possibl[ey]|possibility|potential(?:ly)?|probabl[ey]|perhaps",
    ),
    (
        "hedge",
        r"believed?|thought|hypothes\w+|assum\w+|postulat\w+|propos\w+|suggest\w*|indicat\w+|appear\w*|seem\w*",
    ),
    (
        "hedge",
        r"aim(?:s|ed)?|attempt\w*|expect\w*",
    ),
    (
        "hedge",
        r"often|usually|typically|commonly|sometimes|frequently|generally|rarely|mostly|largely|partly|relatively",
    ),
    (
        "hedge",
        r"emerging|preliminary|promising|to our knowledge|in part|to some degree|tend(?:s|ed)?|one of",
    ),
    ("hedge", r"uncertain\w*|unclear|equivocal|unknown|caution\w*|insufficient|inconclusive"),
    (
        "said",
        r"report\w*|found|show(?:s|n|ed)?|stud(?:y|ies)|review|trials?|research(?:ers)?|authors?|according to|evidence",
    ),
    (
        "negation",
        r"not|no|nor|never|neither|none|without|cannot|fail(?:s|ed)?|lack\w*|hardly|un(?:able|til)|n[’']t",
    ),
    (
        "comparator",
        r"than|compared|versus|vs|unlike|relative to|rather|equivalent|similar|as \w+ as|less|fewer|greater|better|worse",
    ),
    (
        "quantifier",
        r"many|some|most(?= \w+s\b)|most of|few|several|all|every|each|any|half|majority|minority|only|both|main(?:ly)?",
    ),
    (
        "condition",
        r"if|when|unless|whether|provided|depending|until|where|while|although|though|despite|needed|required|for (?:patients|people|those|adults|children)",
    ),
    (
        "harm",
        r"harm\w*|adverse|risks?|side[- ]effects?|complications?|deaths?|died|mortality|bleeding|infections?|injur\w+|falls|"
        r"toxic\w*|withdr\w+|dropouts?|worsen\w*|hard|difficult\w*|danger\w*|fatal\w*|serious|severe",
    ),
    (
        "effect",
        r"increas\w+|decreas\w+|associat\w+|\w+fold|doubl\w+|halv\w+|twice|(?:two|three|four)[- ](?:thirds|quarters|fifths)",
    ),
    (
        "time",
        r"as \w+ (?:progresses|accumulates|grows|advances)|at \w+ months?|over time|short-term|long-term|in recent years|recent(?:ly)?|ongoing",
    ),
)

KEPT: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)) for kind, pattern in _KEPT
)
"""Words without which a claim says more, or something else, than its author wrote."""

NUMBER = re.compile(r"[<>≤≥=±~−-]?\s?\d[\d.,·/:∶]*\d?\s?%?")
"""A number as it is written, with its sign and its per cent."""

HYPE = re.compile(
    r"\b(?:breakthroughs?|revolutioni[sz]\w+|revolutionary|game[- ]chang\w+|miracl\w+|miraculous|groundbreaking|ground-breaking|"
    r"unprecedented|wonder (?:drug|cure)|paradigm shift|cutting-edge|world-class|state-of-the-art|dramatic(?:ally)?|"
    r"spectacular\w*|astonishing\w*|remarkabl[ey]|amazing\w*|exciting\w*|holy grail|cure-all|magic bullet|"
    r"transformative|life-changing|once-in-a-lifetime|countless)\b",
    re.IGNORECASE,
)
"""Praise that a careful speaker attributes, if it is said at all."""

PERSONAL = re.compile(r"\b(?:I|me|my|mine|I'm|I’ve|I've)\b(?!\.\w)(?!-)")
"""The author's own voice."""

POINTERS = re.compile(
    r"\b(?:(?:is|are|was|were) (?:\w+ )?(?:presented|shown|given|listed|summari[sz]ed|reported|described|detailed|depicted|published)"
    r" (?:\w+ )?(?:in|below|above|elsewhere|separately|here)\b|"
    r"(?:presented|shown|listed|given|gives|shows) (?:\w+ ){0,3}(?:in|results)? ?(?:tables?|figures?|figs?\.?|appendix|box) S?\d|"
    r"\b(?:tables?|figures?|figs?\.?|box) S?\d+ (?:gives?|shows?|presents?|lists?|summari[sz]es?|depicts?)\b|"
    r"^(?:tables?|figures?|figs?\.?|box) S?\d|will be reported|has now been published|(?:this|the) (?:photograph|figure|table) shows|"
    r"please see|see also|related (?:research )?article|doi:|https?://|www\.|\bsupplementary (?:table|figure|material)|PHOTOGRAPH|©|all rights reserved|"
    r"ref(?:erence)?: ?\S*\d|e-?mail|to be complimented)",
    re.IGNORECASE,
)
"""Sentences that point somewhere else and say nothing by themselves."""

INTERESTS = re.compile(
    r"\b(?:(?:competing|conflicts? of|financial) interests?|funded by|funding (?:was|came|for|from)|supported by (?:an? )?(?:\w+ )?grants?|"
    r"grant (?:number|no)|received (?:\w+ )?(?:fees|honoraria|funding|grants)|no (?:specific |external )?funding|role (?:of|in) (?:the )?funder)",
    re.IGNORECASE,
)
"""What an article says of money and interests."""

EXPLETIVE = re.compile(
    r"^It (?:is|was|has been|seems|appears|may be|remains|will be)(?: \w+)? (?:\w+ )?(?:that|to|for|whether|how)\b|^There (?:is|are|was|were)\b"
)
"""An `It` that stands for nothing said before."""

DEPENDENT = re.compile(
    r"^(?:This|These|That (?!is)|Those|They|He|She|Such|Their|His|Her|Its|It|The (?:latter|former|same|other)|Nor|Another|Neither|"
    r"In (?:these|this|such|that) (?:\w+)|To (?:do|test|address|achieve) (?:this|so|these)|Each of these|(?:Both|All|None) of (?:these|them)|"
    r"A (?:second|third|secondary|further)|And|But|Or|So|Here|One of (?:these|them)|What we have)\b"
)
"""How a sentence begins that leans on the one before it."""

LEANING = re.compile(
    r"\b(?:these|those) \w+|\bthis (?!study|trial|review|article|paper|work)\w+", re.IGNORECASE
)
"""Words inside a sentence that lean a little on what was said before: not for a title."""

HANGING = re.compile(
    r"\bsuch (?!as\b|that\b)\w+|\bthe (?:latter|former)\b|\bas (?:defined|identified|described) (?:above|below)\b|\brespectively\b",
    re.IGNORECASE,
)
"""Words inside a sentence that mean nothing without what was said before."""

CLAIMS = re.compile(
    r"\b(?:effective(?:ness)?|efficacy|improv\w+|reduc(?:e[sd]?|ing|tions?)|fewer|side effects|adverse|safe(?:ty|r)?|risks?|invasive|benefits?|"
    r"trigger\w*|releas\w+|enhanc\w+|restor\w+|prevent\w*|cur(?:es?|ed)|treats?|relie(?:f|ves?)|satisfaction|"
    r"(?:stud(?:y|ies)|research|evidence|trials?|data) (?:\w+ )?(?:suggest\w*|indicat\w*|show\w*|demonstrat\w*|support\w*)|"
    r"mechanism|thought|believed|(?:is|are|was|were) associated with|(?:can|may|could) help|involved|leading cause|increas\w+|decreas\w+|caus(?:es?|ed|ing)|response to)\b",
    re.IGNORECASE,
)
"""What an audience asks the source of: effect, safety, mechanism, and what studies say."""

_WEIGHTY: tuple[tuple[tuple[str, ...], float, str], ...] = (
    (
        (),
        1.0,
        r"\bprimary (?:outcome|aim|end ?point|objective)\b|\bthe aim\b|\bwe (?:\w+ )?(?:found|show(?:ed)?|conclude|report)\b",
    ),
    (
        (),
        0.8,
        r"\bsignificantly\b|\bsignificant (?:differences?|reductions?|benefits?|effects?|improvements?|association)\b",
    ),
    ((), 0.6, r"\bcompared (?:to|with)\b|\bversus\b|\bunlike\b|\bthan\b|\bserious adverse\b"),
    ((), 0.5, r"\b(?:key|main|major|principal|important|essential|first)\b|\brandomi[sz]ed\b"),
    ((), 0.3, r"\bmay\b|\bsuggest\w*|\bindicate\w*|\bbelieved\b|\bthought\b|\bcan\b"),
    (
        (),
        -0.8,
        r"^(?:for example|for instance|in addition|also)\b|\bquestionnaires?\b|\breimbursement\b|\brespectively\b",
    ),
    (
        (),
        -0.8,
        r"\bsoftware\b|\bimput\w+|\bcovariates?\b|\bregression\b|\blogbooks?\b|\bresiduals?\b|\bcan be (?:further )?illustrated\b",
    ),
    (
        ("background", "mechanism"),
        0.8,
        r"\bleading cause\b|\bburden\b|\bmillion\b|\bbillion\b|\bprevalence\b|\bper cent\b|\d ?%",
    ),
    (
        ("background",),
        0.9,
        r"\binsufficient\b|\buncertain\w*|\bequivocal\b|\bunclear\b|\bunder question\b|\bnot known\b|\bconclusive\b",
    ),
    (
        ("background",),
        0.9,
        r"\baims?\b|\bis an? (?:\w+ ){0,3}(?:approach|method|technique|form|type)\b|\bhypothesis\b",
    ),
    (
        ("methods", "study"),
        0.9,
        r"\btrial with\b|\brandomi[sz]ed\b|\beligible\b|\bwere (?:offered|recruited|enrolled)\b|\bprimary outcome\b",
    ),
    (
        ("methods", "study"),
        0.6,
        r"\bintention-to-treat\b|\bsample size\b|\bpower\b|\bblind(?:ed|ing)?\b|\bcompared\b|\bexcluded\b",
    ),
    (("results", "findings"), 1.8, r"95% ?CI|\bconfidence interval\b"),
    (
        ("results", "findings"),
        0.9,
        r"\bcompared (?:to|with)\b|\bversus\b|\bfold\b|\w+fold\b|\bprimary\b|\bdifferences?\b",
    ),
    (("results", "findings"), 0.6, r"\bin total\b|\brecruited\b|\breceived\b|\badverse\b|\bmajority\b"),
    (
        ("discussion", "limits", "body"),
        0.9,
        r"\blimit(?:ation|ations|ed)\b|\bdoes not tell\b|\bcannot\b|\bunclear\b|\bnot clear\b",
    ),
    (
        ("discussion", "limits", "ongoing"),
        0.8,
        r"\b(?:further|more|ongoing|future) research\b|\bis needed\b|\bmerited\b|\brequired\b",
    ),
    (("discussion", "benefits"), 0.8, r"\bbenefits?\b|\beffective\b|\bshown to be\b|\bfewer\b|\bimprov\w+"),
    (
        ("results", "findings", "discussion"),
        1.2,
        r"\bno longer\b|\bnot (?:\w+ )?(?:sustained|significant\w*|maintained|improve)\b|\bdid not (?:last|differ|improve)\b",
    ),
)

WEIGHTY: tuple[tuple[frozenset[str], float, re.Pattern[str]], ...] = tuple(
    (frozenset(parts), weight, re.compile(pattern, re.IGNORECASE)) for parts, weight, pattern in _WEIGHTY
)
"""Words that make a sentence matter more or less than its topic words do, everywhere or in some parts only."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP_WORDS: dict[str, frozenset[str]] = {
    "en": _words("the of and to in is that for with as are was by this from which not be"),
    "de": _words("der die und den das von zu mit ist des im für nicht ein eine dem auf sich"),
    "fr": _words("le la les des et du est une que dans pour qui sur par pas au avec ce"),
    "es": _words("el los las que una por con para del se como más su al es lo entre"),
    "it": _words("il di che gli della per una con non sono del nel alla dei le da più"),
    "nl": _words("het een van en dat niet zijn voor met op aan bij ook door wordt er naar"),
    "pt": _words("os uma que não com para por mais dos das como foi ao pela entre são"),
}
"""The commonest words of each language that a draft can tell apart."""

FUNCTION_WORDS = STOP_WORDS["en"] | _words(
    """
    unlike despite although because many several few
    a an on at it its or we our their they these those there has have had been were will would can
    could may might than then also but if who whom whose what when where while both either more most
    such into over between during after before about other some any each all no nor only own same so
    too very do does did done us them his her he she you your i one two three how why however
    """
)
"""Words that say nothing about what a sentence is about."""

FINITE = (
    r"(?:is|are|was|were|has|have|had|can|may|might|could|will|would|should|must|does|do|did|cannot|remains?|"
    r"suggests?|indicates?|shows?|showed|found|finds?|reports?|reported|represents?|offers?|provides?|involves?|"
    r"includes?|requires?|recommends?|recommended|aims?|helps?|received|experienced|causes?|caused|led|leads?|"
    r"increased|decreased|reduced|improved|performed|appears?|seems?|needs?|plays?|allows?|becomes?|became|gives?|"
    r"gave|makes?|made|attracts?|continues?|usually|often|typically|rarely|also)"
)
"""Verbs that make a clause, and adverbs that stand before one: a pattern."""

CONNECTIVES = re.compile(
    r"^(?:(?:furthermore|moreover|in addition|additionally|however|nevertheless|nonetheless|therefore|thus|hence|"
    r"consequently|accordingly|in summary|in conclusion|to conclude|to summari[sz]e|to sum up|in short|in brief|overall|"
    r"taken together|finally|lastly|first(?:ly)?|second(?:ly)?|third(?:ly)?|in fact|indeed|notably|interestingly|"
    r"importantly|similarly|likewise|in contrast|by contrast|on the other hand|as a result|as a consequence|in general|"
    r"now|alas|unfortunately|fortunately|in particular|specifically|for example|for instance|in other words|that said|"
    r"at the same time|meanwhile|in this way|of note|again|instead|next|"
    r"then|besides|also|and|but|so|yet|or),\s+|"
    r"(?:furthermore|moreover|however|therefore|thus|hence|accordingly|additionally|and|but)\s+(?!in\b|ever\b|far\b))+",
    re.IGNORECASE,
)
"""What links a sentence to the one before it, and links nothing on a slide."""

PHRASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), short)
    for pattern, short in (
        (r"^it (?:should|must) be noted that (?=\w)", ""),
        (r"^it is (?:worth noting|important to note|of note|noteworthy) that (?=\w)", ""),
        (r"^we\b", "The authors"),
        (r"\bwe\b", "the authors"),
        (r"^our\b(?! knowledge)", "The"),
        (r"\bour\b(?! knowledge)", "the"),
        (r"\bin order to\b", "to"),
        (r"\bfor the purposes? of\b", "for"),
        (r"\bdue to the fact that\b", "because"),
        (r"\bin the treatment of\b", "in"),
        (
            r"\b(individuals|patients|people|adults|children) (?:who are )?"
            r"(?:suffering from|dealing with|affected by|living with)\b",
            r"\1 with",
        ),
        (r"\ba wide (?:range|variety) of\b", "a range of"),
        (r"\bat the present time\b", "at present"),
        (r"\bis able to\b", "can"),
        (r"\bhas the ability to\b", "can"),
        (r", (?:however|therefore|moreover|furthermore|nevertheless),", ""),
        (r" as well$", ""),
    )
)
"""The same with fewer words, and in the mouth of a speaker who is not the author."""

POINTING_BRACKET = re.compile(
    r"\s*[(\[](?:see |cf\.? |e\.g\.,? )*(?:also )?(?:tables?|figures?|figs?\.?|box|appendix|supplement\w*|section|eq\.?)\s"
    r"[^()\[\]]{0,80}[)\]]",
    re.IGNORECASE,
)
"""A bracket that points to a table or figure."""

ASIDE_FROM_ROLES = re.compile(r"^(?:unlike|compared (?:to|with)|in contrast to) [^,]*,", re.IGNORECASE)
"""What a sentence says of something else than its subject, such as the risks of another treatment."""

NOT_PROSE = re.compile(
    r"^(?:figure|fig\.|table|box|photograph) ?S?\d|\bdoi:|^related (?:research )?article\b|^(?:citation|copyright|keywords?|"
    r"correspondence|received|published|editor)\b ?:|©|^image:",
    re.IGNORECASE,
)
"""What a paragraph has in it that is a caption or a publisher's note."""

SAYS_WHO = re.compile(
    r"\b(?:according to|believed|thought|hypothes\w+|stud(?:y|ies)|research|reviews?|authors?|researchers?|experts?|we|our|reported?|"
    r"suggests?|indicates?)\b",
    re.IGNORECASE,
)
"""Words by which a sentence already says that it is somebody's finding or belief."""

LIST = re.compile(
    r"^(?P<stem>.{20,140}\b\w+s (?:like|such as|including|namely)):? (?P<first>[^,;:()]{2,45}), (?P<middle>[^;:]{2,160}?),? "
    r"(?:and|or) (?P<last>[^,;:]{2,60})$"
)
"""A sentence that ends in a list of things."""
