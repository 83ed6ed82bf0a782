//! What the lexicon knows about a word: [`WordClass`], a set of flags, and [`Verb`].

macro_rules! flags {
    ($(#[$doc:meta])* $name:ident: $int:ty; $($(#[$flag_doc:meta])* $flag:ident = $text:literal,)+) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub struct $name($int);

        impl $name {
            /// The empty set.
            pub const NONE: Self = Self(0);
            flags!(@bits $name, $int, 0; $($(#[$flag_doc])* $flag,)+);

            /// The flags by the names that the word lists use.
            pub const NAMES: &'static [(&'static str, Self)] = &[$(($text, Self::$flag),)+];

            /// The flag that a word list calls `name`.
            #[must_use]
            pub fn by_name(name: &str) -> Option<Self> {
                Self::NAMES.iter().find(|(text, _)| *text == name).map(|(_, flag)| *flag)
            }

            /// Whether any flag of `other` is set here.
            #[must_use]
            pub const fn any(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }

            /// Whether all flags of `other` are set here.
            #[must_use]
            pub const fn all(self, other: Self) -> bool {
                self.0 & other.0 == other.0
            }

            /// Both sets together.
            #[must_use]
            pub const fn with(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            /// This set less the other.
            #[must_use]
            pub const fn without(self, other: Self) -> Self {
                Self(self.0 & !other.0)
            }

            /// Whether no flag is set.
            #[must_use]
            pub const fn is_empty(self) -> bool {
                self.0 == 0
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let set = Self::NAMES.iter().filter(|(_, flag)| self.any(*flag)).map(|(text, _)| text);
                f.debug_set().entries(set).finish()
            }
        }
    };
    (@bits $name:ident, $int:ty, $n:expr; $(#[$doc:meta])* $flag:ident, $($rest:tt)*) => {
        $(#[$doc])*
        pub const $flag: Self = Self((1 as $int) << $n);
        flags!(@bits $name, $int, $n + 1; $($rest)*);
    };
    (@bits $name:ident, $int:ty, $n:expr;) => {};
}

flags! {
    /// What a word can be. A word may have several classes; context decides later.
    WordClass: u64;
    /// `the`, `a`, `this`, `some`, `each`.
    DETERMINER = "det",
    /// `his`, `her`, `their`, `my`.
    POSSESSIVE = "poss",
    /// Personal pronoun in the subject form, or a word that stands alone as a subject: `he`, `they`, `someone`, `I`.
    PRONOUN = "pron",
    /// Personal pronoun in the object form: `him`, `them`.
    OBJECT = "obj",
    /// Refers to a man: `he`, `Mr`, `spokesman`, `father`, a man's given name.
    MALE = "m",
    /// Refers to a woman.
    FEMALE = "f",
    /// Refers to several: `they`, `Messrs`, `officials`.
    PLURAL = "pl",
    /// `of`, `in`, `at`.
    PREPOSITION = "prep",
    /// `and`, `or`, `but`, `nor`, `yet`.
    COORDINATOR = "coord",
    /// Opens a subordinate clause: `because`, `while`, `that`, `which`, `who`.
    SUBORDINATOR = "sub",
    /// Opens a reported question: `whether`, `if`, `how`, `why`, `what`, `who`.
    QUESTION = "wh",
    /// `not`, `never`, `didn't`.
    NEGATION = "neg",
    /// Adverbs that may stand beside a verb: `also`, `later`, `quietly`.
    ADVERB = "adv",
    /// Words that join a sentence to the one before: `however`, `meanwhile`, `still`.
    CONNECTIVE = "conn",
    /// A form of *be*.
    BE = "be",
    /// A form of *have*.
    HAVE = "have",
    /// A form of *do*.
    DO = "do",
    /// `will`, `would`, `can`, `might`.
    MODAL = "modal",
    /// A form of any verb listed.
    VERB = "verb",
    /// A form of a verb that can be a cue; see [`Verb`].
    REPORTING = "reporting",
    /// Comes before a person's name: `Mr`, `President`, `Sen`, `Sir`.
    TITLE = "title",
    /// A title of courtesy or learning, which says nothing of an office: `Mr`, `Ms`, `Dr`, `Lady`.
    COURTESY = "courtesy",
    /// A noun for a person by occupation, office or nature: `lawyer`, `official`, `boy`.
    PERSON = "person",
    /// A person by relation to another: `mother`, `wife`, `friend`.
    KIN = "kin",
    /// A noun for a body of people: `company`, `ministry`, `court`, `union`.
    BODY = "body",
    /// Ends or makes the name of a body: `Inc`, `University`, `Agency`.
    BODY_NAME = "bodyname",
    /// Something written or said: `statement`, `report`, `letter`, `tweet`.
    DOCUMENT = "document",
    /// A noun of expression that can be a cue: `advice`, `answer`, `message`.
    EXPRESSION = "expression",
    /// Those who are told things: `reporters`, `supporters`, `viewers`.
    AUDIENCE = "audience",
    /// A given name.
    GIVEN = "given",
    /// After a name: `Jr`, `Sr`, `III`.
    NAME_SUFFIX = "suffix",
    /// Inside a name, in small letters: `van`, `de`, `al`, `bin`.
    PARTICLE = "particle",
    /// `January`, `Jan`.
    MONTH = "month",
    /// `Monday`, `Mon`.
    WEEKDAY = "weekday",
    /// `week`, `morning`, `today`.
    TIME = "time",
    /// `one`, `two`, `dozen`.
    NUMERAL = "num",
    /// A country, city or region.
    PLACE = "place",
    /// `French`, `American`: of a place; also a noun for its people.
    DEMONYM = "demonym",
    /// An abbreviation whose point never ends a sentence: `Mr`, `vs`.
    ABBREVIATION = "abbr",
    /// An abbreviation whose point ends a sentence when a new clause follows: `Inc`, `etc`, `U.S`.
    ABBREVIATION_MAY_END = "mayend",
    /// An abbreviation only before a number: `No`, `Art`, `pp`.
    ABBREVIATION_NUMBER = "number",
    /// Stands before nouns for persons: `senior`, `former`, `chief`, `young`.
    MODIFIER = "mod",
    /// An ordinary word of no class above; so, with a capital, no name by itself.
    COMMON = "common",
    /// Greets or exclaims: `oh`, `yes`, `well`, `please`.
    INTERJECTION = "interj",
    /// A noun whose clause with *that* is what was said: `her claim that`.
    CLAIM = "claim",
    /// The same where a verb or an owner tells whose words: `made the point that`, `her notion that`.
    NOTION = "notion",
    /// What somebody has in mind, told only with a verb of saying: `voiced the fear that`.
    MIND = "mind",
    /// A noun whose infinitive is what was said: `her promise to`.
    PROMISE = "promise",
    /// An adjective of thinking after a form of *be*: `is convinced that`.
    CONVINCED = "convinced",
}

flags! {
    /// How a verb reports: which complements it takes.
    Frame: u32;
    /// Can tag a quotation: `"…," she said`.
    TAG = "tag",
    /// Takes a clause with *that*: `noted that …`.
    THAT = "that",
    /// Takes a clause only with *that*: `fired back that …`.
    STRICT = "strict",
    /// Takes a clause without *that*: `said the lock was shut`.
    BARE = "bare",
    /// Takes *whether*, *how*, *why* …: `asked whether …`.
    QUESTION = "wh",
    /// The hearer stands right after it: `told reporters that …`.
    HEARER = "hearer",
    /// Takes an object and what it is called: `called the bridge "a joke"`.
    NAMING = "naming",
    /// Takes an object and *as*: `described the ferry as "slow"`.
    AS = "as",
    /// Only in the place of a tag: `"…," smiled Gaspard`.
    GESTURE = "gesture",
    /// Of thinking, not of saying: `believes`, `hopes`. Takes a clause all the same.
    THOUGHT = "thought",
    /// Of what documents and figures do: `shows`, `found`.
    EVIDENCE = "evidence",
    /// Often something other than a report: `added`, `read`, `continued`. Needs a quotation or *that* at its side.
    WEAK = "weak",
    /// Takes *to* and an infinitive as what was said: `vowed to …`.
    TO = "to",
    /// Particle verbs: listed as `point out`.
    PARTICLE = "particle",
    /// Keeps the speaker of the quotation before it: `continued`, `went on`, `added`.
    CONTINUING = "continuing",
    /// Answers somebody else: `replied`.
    ANSWERING = "answering",
    /// Takes a noun as what was said: `announced tighter controls`.
    OBJECT = "object",
    /// A cue of an accusation or judgement with an object and a complement: `accused Y of …`.
    JUDGING = "judging",
    /// Of wishing and planning: `wants to`, `hopes to`.
    INTENT = "intent",
    /// Its base and third person are as often a noun: `attack`, `questions`.
    NOUN = "noun",
    /// Whoever does it says what a noun of saying after it tells: `made the claim that …`, `clung to the hope that …`.
    GIVES = "gives",
    /// The object does what an infinitive after it says: `led the town to say`.
    CAUSES = "causes",
    /// `spoke about the dam`.
    ABOUT = "+about",
    /// `argued against the dam`.
    AGAINST = "+against",
    /// `hinted at the dam`.
    AT = "+at",
    /// `called for a dam`.
    FOR = "+for",
    /// `believes in the dam`.
    IN = "+in",
    /// `warned of the dam`.
    OF = "+of",
    /// `insisted on the dam`.
    ON = "+on",
    /// `admitted to the dam`.
    AND_TO = "+to",
    /// `called upon the keeper`.
    UPON = "+upon",
    /// `sided with the keeper`.
    WITH = "+with",
}

impl Frame {
    /// The prepositions that stand before what was said, each with the flag of the verbs that take it.
    pub(crate) const PREPOSITIONS: &'static [(&'static str, Self)] = &[
        ("about", Self::ABOUT),
        ("against", Self::AGAINST),
        ("at", Self::AT),
        ("for", Self::FOR),
        ("in", Self::IN),
        ("of", Self::OF),
        ("on", Self::ON),
        ("to", Self::AND_TO),
        ("upon", Self::UPON),
        ("with", Self::WITH),
    ];
}

flags! {
    /// What a word means to one rule or another, beside its class: each flag answers one question.
    Sense: u64;
    /// The particle of a verb: `went on`, `put in`, `called out`.
    ADVERBIAL = "adverbial",
    /// Opens an answer: `yes`, `certainly`.
    ANSWER = "answer",
    /// Tells nobody from anybody: `man`, `others`; no role to remember.
    ANYBODY = "anybody",
    /// Tells one from another of the same noun: `second`, `last`.
    APART = "apart",
    /// Opens a headline with a colon and is nobody: `exclusive`, `opinion`.
    BANNER = "banner",
    /// Says little of what a body is: `company`, `group`.
    ANY_BODY = "bodily",
    /// Calls somebody young: `lad`, `sonny`.
    CHILD = "child",
    /// Done to somebody in order to say something: `emailed`, `rang`.
    CONTACTS = "contacts",
    /// Stands between somebody and how they feel, beside forms of *be*: `seems`, `remained`.
    COPULA = "copula",
    /// Calls somebody older than the speaker: `granny`, `papa`.
    ELDER = "elder",
    /// An art, a sport or an age by which somebody goes whose it is: `novelist`, `striker`.
    EPITHET = "epithet",
    /// What the writer feels for somebody, not who is meant: `poor`, `wretched`.
    FEELING = "feeling",
    /// Said of somebody in the news whatever their office: `candidate`, `billionaire`.
    FIGURE = "figure",
    /// A noun for persons that is as often a firm: `operator`, `owner`.
    FIRM = "firm",
    /// Stands before a name and is no part of it: `poor Edda`.
    FOND = "fond",
    /// May mean anybody of its gender in a story: `man`, `stranger`.
    GENERAL = "general",
    /// Of those who are called *Mr.* or *Mrs.*: `lady`, `widow`.
    GROWN = "grown",
    /// In the passive says that nobody is named: `is rumored to`.
    HEARSAY = "hearsay",
    /// A relation that a family has one of: `mother`, `husband`.
    HOUSEHOLD = "household",
    /// With *as* brings in a name: `identified as`, `gave her name as`.
    IDENTITY = "identity",
    /// A verb whose subjects are things as often as people: `lay`, `seemed`.
    IDLE = "idle",
    /// A verb whose first object is whoever is told: `assured`, `notified`.
    INFORMS = "informs",
    /// What those do to a document whose words it holds: `issued`, `signed`.
    ISSUES = "issues",
    /// An infinitive after it is as finite as it is: `continued to insist`.
    LEADS = "leads",
    /// What was done with the thing that something was said in: `aired`, `posted`.
    MADE = "made",
    /// A title of a man who can be the head of a family: `Mr`, `Judge`.
    MASTER = "master",
    /// A medium or an occasion of saying: `interview`, `debate`.
    MEDIUM = "medium",
    /// Stands before a word that is mentioned, not used: `so-called`, `the word`.
    MENTION = "mention",
    /// A title of the grown in a story: `Mrs`, `Captain`.
    MISTER = "mister",
    /// A verb of motion or place that can stand before its subject: `in came Frank`.
    MOVES = "moves",
    /// An office of which one person holds one: `mayor`, `senator`.
    OFFICE = "office",
    /// An adverb that goes with the clause after it: `said sometimes it leaks`.
    OPENER = "opener",
    /// In the passive, before what somebody said: `was heard saying`, `filmed calling`.
    OVERHEARD = "overheard",
    /// Reports only with a particle: `chimed in`.
    PARTICLE = "particle",
    /// What a month does, like people: `began`, `saw`.
    PASSES = "passes",
    /// The other of two: `colleague`, `rival`.
    PEER = "peer",
    /// Its object does what a participle after it tells: `heard her calling it a joke`.
    PERCEIVES = "perceives",
    /// What is done with a song or a piece: `sang "Ode to a Tractor"`.
    PERFORMS = "performs",
    /// A past form that news tags with; others make a text look like a story: `noted`.
    PLAIN = "plain",
    /// What the accused do: `denied`, `pleaded`.
    PLEADS = "pleads",
    /// Opens a line with a colon and is nobody: `read more:`.
    POINTER = "pointer",
    /// Whose it is has called something by a name: `her description of it as "late"`.
    PORTRAIT = "portrait",
    /// What is done with a programme: `hosts "The Late Table"`.
    PRESENTS = "presents",
    /// A title that reporters use: `Gen`, `Ms`.
    PRESS = "press",
    /// What an infinitive after it tells was not done: `declined to say`.
    REFUSES = "refuses",
    /// What is not given in a silence: `without a word`, `did not answer`.
    REPLY = "reply",
    /// The writer's name for what was said: `a claim that`, `a reversal from`.
    REPORT = "report",
    /// Not done by those who say nothing: `did not respond`, `could not be reached`.
    SILENT = "silent",
    /// Last in a name, makes it that of a place: `Skerry Bay`.
    SITE = "site",
    /// A title that stories use: `Miss`, `Uncle`.
    TALE = "tale",
    /// A noun for persons that is oftener a thing, a limb or a manner: `chair`, `head`.
    THING = "thing",
    /// A court or those who sit in one: `inquest`, `jury`.
    TRIES = "tries",
    /// An adjective that fits anybody of a story: `old`, `little`.
    TRITE = "trite",
    /// Whose it is has said it: `in her view`, `by his account`.
    VIEW = "view",
    /// A title of a married woman: `Mrs`, `Lady`.
    WIFE = "wife",
    /// Bears a title: `the ballad "Grey Water"`.
    WORK = "work",
    /// Written by one hand: `letter`, `memo`.
    WRITING = "writing",
    /// Of those who are called by their given name: `girl`, `lad`.
    YOUNG = "young",
}

flags! {
    /// Which forms of its verb a word can be.
    Form: u8;
    /// `say`
    BASE = "base",
    /// `says`
    THIRD = "third",
    /// `said`
    PAST = "past",
    /// `said` in *has said*.
    PARTICIPLE = "participle",
    /// `saying`
    ING = "ing",
}

/// A verb form: which verb, which form, and how the verb reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Verb {
    /// Which of its verb's forms this can be; empty for a word that is no listed verb.
    pub form: Form,
    /// The complements of a reporting verb; empty for other verbs.
    pub frame: Frame,
}
