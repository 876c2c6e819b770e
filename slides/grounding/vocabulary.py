"""What counts as the same word, as tables: endings, irregular forms, synonyms, and words that claim nothing.

General academic English throughout: no word belongs to any one topic.
"""

from __future__ import annotations


def word_set(table: str) -> frozenset[str]:
    """Return the words of a table."""
    return frozenset(table.split())


ENDINGS: tuple[tuple[str, int], ...] = tuple(
    (ending, least)
    for least, endings in (
        (4, "isational izational iveness fulness ousness isation ization ations ically ation ingly ators"),
        (
            4,
            "ments ities ating ated ates ator ative ment edly ness ings ical ions ity ing ion ies ied ive ous",
        ),
        (4, "ally als ate al ily ers er ed es ly"),
        (3, "ing ed s e y"),
    )
    for ending in endings.split()
)
"""Endings, and how many letters must be left before them. The first that fits is taken off."""

IRREGULAR: dict[str, str] = {
    form: stem
    for stem, forms in {
        "effect": "effective effectiveness efficacy efficacious effectively efficacies",
        "surg": "surgery surgeries surgical surgically surgeon surgeons",
        "know": "knew known knowledge",
        "give": "gave given gives giving",
        "take": "took taken",
        "rise": "rose risen rises rising",
        "fall": "fell fallen falls falling",
        "grow": "grew grown growth",
        "sleep": "slept asleep",
        "die": "died dies dying death deaths dead deadly",
        "foot": "feet",
        "child": "children childhood",
        "woman": "women",
        "man": "men",
        "mouse": "mice murine",
        "analys": "analysis analyses analyse analysed analyze analyzed analysing analyzing",
        "hypothes": "hypothesis hypotheses hypothesise hypothesised hypothesize hypothesized",
        "basis": "based bases base",
        "deep": "depth deeper",
        "long": "length longer longest",
        "high": "height higher highest",
        "strong": "strength stronger strengthen strengthens strengthened",
        "weak": "weakness weaker weaken weakens weakened weaknesses",
        "lead": "led leads leading",
        "find": "found finding findings finds",
        "keep": "kept keeps",
        "think": "thought",
        "sever": "severe severity severely",
        "free": "freedom",
        "differ": "differs differed differing difference differences different differently",
        "frequent": "frequency frequently frequencies",
        "therap": "therapy therapies therapeutic",
        "relief": "relieve relieves relieved relieving",
        "live": "life lives lived living lifetime",
        "choose": "choice choices chosen",
        "see": "seen saw sees",
        "able": "ability abilities",
        "use": "uses used using usage useful usefulness",
        "benefit": "beneficial benefits benefited",
        "safe": "safety safer safely",
        "feel": "felt feels feeling feelings",
        "lose": "lost loss losses loses losing",
        "hold": "held holds",
        "buy": "bought",
        "bring": "brought",
        "build": "built",
        "sell": "sold sale sales",
        "pay": "paid payment payments",
        "spend": "spent spending",
        "speak": "spoke spoken speech",
        "write": "wrote written",
        "teach": "taught",
        "wide": "width widely wider widespread",
        "short": "shorter shortest shorten shortens shortened shortening",
        "poor": "poorly poverty poorer",
        "young": "younger youth",
        "half": "halve halved halves",
        "health": "healthy healthier healthcare",
        "vary": "variation variations varied varies variable variables variability variance",
        "prefer": "preference preferences preferred prefers",
        "perform": "performance performed performs",
        "sens": "sensory sensation sensations",
        "destroy": "destruction destroyed destructive",
        "describe": "description descriptions",
        "explain": "explanation explanations explanatory",
        "produce": "production productive product products",
        "receive": "receipt recipient recipients receiving received",
        "respond": "response responses responsive responded",
        "defend": "defence defense defensive",
        "compete": "competition competitive competitor competitors",
        "recognise": "recognition recognized recognised",
        "deteriorat": "deterioration",
        "susceptib": "susceptibility susceptible",
        "retain": "retention",
        "solve": "solution solutions solved",
        "depend": "dependence dependency dependent",
        "absorb": "absorption",
        "prescribe": "prescription prescriptions prescribed",
        "maintain": "maintenance",
        "hospital": "hospitalised hospitalized hospitalisation hospitalization hospitalisations hospitalizations",
        "acquire": "acquisition",
        "contract": "contraction contractions",
        "ease": "easy easier easiest easily",
        "breed": "bred breeds breeding breeder breeders",
        "hide": "hid hidden hides hiding",
        "predict": "prediction predictive predictor predictors",
        "success": "succeed succeeds succeeded successful successfully",
        "vein": "venous intravenous",
        "person": "persons personal",
        "combine": "combination combinations combined",
        "compare": "comparison comparisons comparator comparative comparable",
        "deficien": "deficiency deficiencies deficient",
        "public": "publish publishes published publication publications",
        "access": "accessible accessibility accesses",
    }.items()
    for form in forms.split()
}

SYNONYMS = """
    reduce reduction decrease lower decline fall drop cut diminish lessen less fewer smaller low shorter shrink short curb
    increase raise rise high higher grow greater gain elevate boost up more
    improve improvement better enhance strengthen
    worsen worse deteriorate decline aggravate exacerbate
    patient individual people person participant subject those member respondent volunteer case
    condition disease disorder illness case
    treatment therapy treat medication drug intervention
    approach method technique strategy way means procedure
    study research investigation trial paper work experiment analysis
    investigate test examine explore study assess evaluate look measure check
    begin start initiate launch onset
    help assist aid support
    involve include comprise contain consist
    need require necessary required
    allow permit enable let
    give provide offer deliver present administer supply take receive
    send transmit deliver
    get receive obtain gain acquire
    alter change modify shift affect
    quick fast rapid speed
    large big great
    outcome result finding
    death mortality fatal lethal
    frequent common often frequently
    doctor physician clinician practitioner
    old elder elderly aged
    part component element
    work act function effect perform
    occur happen arise appear develop
    continue persist remain last sustain maintain
    get undergo
    adverse unwanted side harmful
    estimate calculate
    detect identify find discover recognise
    whole entire full complete
    several various different diverse
    first initial early
    end final finish complete stop last cease over
    about approximately roughly around nearly almost
    stop discontinue withdraw halt
    customize tailor adjust individualise adapt personalise
    half 50
    twice double
    weaken weak
    link associate relate correlate tie connect association
    compare versus
    advance innovation advancement progress
    understand comprehend
    extra additional further supplementary more added
    mainly predominantly mostly largely primarily chiefly principally
    course treatment regimen intervention schedule
    during whilst while throughout
    long length duration lengthy
    shorter brief
    cheap inexpensive affordable
    costly expensive cost price
    many numerous
    protect protection prevent protective guard
    prevent avoid avert
    doubt uncertain unclear unknown
    hypothesise postulate propose suggest speculate
    warn caution
    advise recommend counsel urge
    supplement take
    sick ill
    choose select pick
    buy purchase
    show demonstrate reveal display exhibit
    damage harm injure injury impair impairment
    injury wound
    error mistake fault
    goal aim objective target purpose
    answer reply respond
    chance likelihood probability risk odds
    hypothesis idea theory
    accurate precise exact correct
    accuracy precision
    important importance matter
    hard difficult challenge difficulty problem
    challenge obstacle barrier hurdle
    easy simple
    teach train educate
    job work employment
    author writer
    country nation
    world global worldwide
    male man boy
    female woman girl
    infant baby newborn neonate
    child children paediatric
    pupil student
    school classroom
    seek look search pursue
    search hunt
    choose prefer
    permit licence approve
    accept adopt
    ban prohibit forbid
    gather collect
    dataset corpus
    text document article
    remove eliminate delete discard
    create generate produce build make construct develop form
    split divide separate
    join merge combine integrate unite combination together
    share proportion percentage fraction rate part percent portion
    number count amount quantity total
    level concentration amount titre
    size magnitude extent
    area region zone field site place
    mark sign marker
    symptom sign
    feature characteristic property trait attribute
    goal end
    hide mask conceal underestimate
    exceed surpass outperform outpace overtake outweigh beat over ahead
    kin relative family
    alone lone solitary single
    healthy uninfected normal
    reproduce breed
    mate partner
    outperform better superior
    equal equally same similar equivalent alike comparable match
    differ vary unlike
    differ contrast
    vary variation differ
    unusual rare uncommon
    infected infection
    live survive survival
    cause due lead result trigger induce make
    cause reason
    explain account
    drive motivate
    decide decision determine
    confirm verify support
    view opinion belief
    claim argue assert contend state
    expect anticipate predict
    forecast predict
    plan intend
    current present today now existing
    past previous former prior earlier history
    before prior previous
    after following later then subsequent post
    start baseline
    yearly annual year
    monthly month
    daily day
    weekly week
    decade 10
    dozen 12
    century 100
    once time
    stay length
    centre center
    behaviour behavior
    favour favor
    tumour tumor
    oedema edema
    anaemia anemia
    paediatric pediatric
    programme program
    labour labor
    colour color
    fibre fiber
    well good
    bad poor
    sustain support
    sufficient enough adequate
    insufficient inadequate
    scarce few little limited sparse
    limit limitation restrict constrain bound
    restrict ban
    ready available
    free open
    need demand
    scientist researcher investigator
    team group
    group arm cohort category class
    classify categorise
    allocate assign randomise
    random randomise
    blind mask
    placebo dummy
    rank order
    handle manage deal
    manage control
    govern regulate control
    run operate
    use employ apply utilise
    application use
    implement carry conduct perform run
    report describe tell record note document
    record register
    publish print release
    write author
    edit revise
    draft version
    read access
    cover include span
    coverage cover
    rest remainder others
    near close nearby
    far distant
    inside within
    outside beyond
    basic fundamental
    essential key vital crucial critical
    main primary chief major principal
    minor small slight
    modest small slight moderate
    significant substantial considerable
    strong robust powerful
    clear evident obvious apparent
    apparent seem appear
    true real genuine actual
    false wrong incorrect
    new novel recent
    complex complicated
    broad wide general
    narrow specific
    special particular specific
    separate distinct independent
    whole together
    stable constant steady
    safe harmless
    harm risk danger hazard
    tolerate tolerated bear
    refer point
    stem derive originate
    origin source
    store keep hold
    move travel migrate transfer
    enter join enrol
    enrol recruit enlist
    leave depart exit
    return revert
    pass cross
    raise question
    break disrupt
    repair restore mend fix
    replace substitute
    switch change
    turn become convert transform
    slow delay
    delay postpone defer
    rely depend
    depend vary
    spread transmit transmission distribute
    block inhibit suppress prevent impede
    bind attach
    trigger activate stimulate
    regulate modulate
    strengthen reinforce
    soothe ease relieve alleviate mitigate lessen palliate
    heal cure recover
    recover recovery
    relapse recur recurrence re-reaction
    reaction response
    pain ache painful
    mental psychological
    brain cerebral
    heart cardiac
    kidney renal
    liver hepatic
    lung pulmonary respiratory
    skin cutaneous
    nerve neural
    blood serum
    bone skeletal
    muscle muscular motor
    eye ocular
    vision sight visual
    see sight
    hear hearing
    mouth oral
    surgery operation
    hospital ward
    clinic practice
    ulcer ulceration
    dose dosing dosage
    tablet pill
    pregnant pregnancy
    birth born delivery
    weight heavy
    diet food nutrition eat
    money fund finance
    government state
    law legal
    army military armed
    policy rule
    company firm manufacturer
    industry commercial
    user consumer
    tool instrument device
    software program code
    machine computer
    model system
    web online internet website
    network net
    language linguistic
    sentence phrase
    error bias
    learn acquire
    train fit
    data evidence
    benefit advantage gain
    drawback disadvantage shortcoming
    hope promise
    hybrid cross
    offspring young progeny descendant
    mate reproduce breed
    nest brood
    wild natural
    species kind
    kind type sort form
    plant crop
    animal creature
    habitat environment
    climate weather
    season seasonal
    mountain hill
    sea ocean marine
    river stream
    forest wood
    city town urban
    rural village
    road street
    house home
    poor deprived
"""
"""A row holds words that may stand for each other on a slide. Opposites never share a row."""

LIGHT = word_set("""
    a an the this that these those it its they them their he she his her we our us you your i who whom whose which what
    and or nor but so yet if then than as of in on at by for from with without to into onto over under about against among
    amongst between within during after before until since through across toward towards per via upon out up down off
    is are was were be been being am do does did done doing has have had having can could may might must shall should will would
    not no none never neither cannot there here when where while whilst whereas although though because how why also too very just
    only even still already again further furthermore moreover however therefore thus hence both either each every all any some many
    most more less much few several other others another such same own s t like unlike despite due owing according well rather quite
    almost nearly around etc e.g i.e article paper authors author text review source study studies research researchers report reports
    reported describe describes described say says said call calls called mention mentions mentioned state states stated note notes
    noted name names named write writes written present presents cite cites show shows showed shown suggest suggests suggested
    suggesting indicate indicates indicated indicating find finds found finding findings appear appears seem seems believe believed
    believes thought think potential potentially possible possibly probable probably likely perhaps hope aim aims aimed emerging
    evidence use uses used using usage make makes made get gets got take takes took taken go goes become becomes became involve
    involves involved include includes including included receive receives give gives given need needs needed set sets beside put case
    cases condition conditions way ways thing things patient patients people person persons individual individuals participant
    participants one two data yes ones usually often typically generally commonly sometimes frequently rarely recent recently new
    ongoing today now compared comparison comparator relative versus vs different various certain particular particularly means mean
    based basis result results outcome outcomes level high lower higher fewer greater better worse follow follows followed occur occurs
    occurred remain remains unstated unclear unknown group groups arm arms help helps helped relatively whether unless depending
    provided available able itself himself herself themselves ourselves oneself
    """)
"""Words that carry no claim of their own, or that a rule of their own looks after."""

ORDINARY = word_set("""
    account act add addition ask aspect assume away back became begin bring call carry check choice come consider
    context count cover current currently deal decide describe detail draw early earlier else end enter example exist expect explain fact
    feel fill fix focus form former full general hand happen hear hide hypothesis idea instead issue item keep kind know known last late later
    latter lead leave length let list look lot main mainly matter moment motivate move name nature number offer once open order original
    overall first part pass past period picture piece place plan play point position possibility put question quickly range rate
    reach read reason recall record refer regard related role run say second see seek seem seen sense separate serve share side
    sign similar simple simply single size soon sort speak spot stage stand start stay step stop story subject sum summary
    take talk tell term test time together top total touch travel try turn type understand unit view wait want whole widely
    within word words work year years yet extra through alone alike approach area argue arise aware based beyond big both
    closely common concern concerns conclude contain contrast course demand depend describe develop discuss
    discussion divide easy element enough entire especially even ever evident exactly extent fairly few figure final
    finally follow get given go good hold important inform information intend keen lack large largely less long low made make
    mean message method mostly near nearly necessary next notable novel occur often option pair particular treatment therapy intervention effect response equal
    perform person plus presence previous primarily problem process propose provide purpose put rather real really
    receive recent reflect rely remain represent require rest result reveal same scale select show small solely
    specific state still such suit suppose sure table theme thereafter think third thought tend thus today topic toward true under upon use
    useful usual usually various way well went whereas why wish yield meanwhile overall afterwards
    """)
"""Words that a speaker adds or changes without adding a claim: a line made of many of them is looked at, one is not."""

TOLD_ANYWAY = word_set("level better new high low data outcome outcomes result results")
"""Light words that are nevertheless held to the source: they are easily invented."""
