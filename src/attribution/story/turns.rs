//! What speaks for and against somebody as the speaker of a turn.
//!
//! Each rule of [`TURN_RULES`] looks at one turn, the turns around it and one person, and says how
//! far it holds; its weights say what that is worth. The conversation stage adds them up over
//! whole dialogues and takes the most consistent assignment.

use super::seen::Seen;
use super::tagged::Tag;

/// A rule about one turn and one person.
#[derive(Clone, Copy)]
pub(crate) struct TurnRule {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) example: &'static str,
    /// What it is worth where nothing stands beside the quotation, and where a pronoun or a
    /// description does.
    pub(crate) weight: [f32; 2],
    pub(crate) holds: fn(&Seen<'_>) -> f32,
}

fn yes(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

macro_rules! rules {
    ($($name:literal [$bare:literal, $tagged:literal] $about:literal $example:literal $holds:expr;)+) => {
        &[$(TurnRule {
            name: $name,
            about: $about,
            example: $example,
            weight: [$bare, $tagged],
            holds: $holds,
        },)+]
    };
}

/// How sure a choice is by how far the one chosen is ahead of the next best: intercept and slope of a
/// logistic fit on the development gold, as `.ci/confidence.py` measured it on 2026-11-26.
pub(crate) const SURE: [f32; 2] = [0.69, 0.49];

/// All of them count; the first that speaks for the one chosen and against the next best is the
/// one reported, so what is special stands before what is general.
///
/// The weights were fitted on the development fiction (eight novels and 44 openings, with and without
/// a cast, and the written cases): first as a log-linear model of each choice given its neighbours,
/// then one by one by accuracy, 300 trials, which gave 2 points over the first guess, and again with
/// the rules on pronouns, a change kept only if it helped twice as many texts as it hurt (1 point).
pub(crate) const TURN_RULES: &[TurnRule] = rules! {
    "same-paragraph" [1.2, 2.6]
        "In fiction a paragraph is one speaker's."
        "\"The boat is late,\" said Jo. The rain fell on Piet. \"Very late.\" => Jo"
        |s| match s.here.tag {
            _ if s.gap > 0 || !s.spoke_before() => 0.0,
            // `"No," said Leo, and shut the door. "Good," said the porter.`
            Tag::Described { who, general: false, .. } if who != s.who => 0.5,
            _ => 1.0,
        };
    "carries-on" [0.7, 0.3]
        "*Went on* and *added* keep the speaker."
        "Leo met Bart. \"The boat leaks,\" said Bart. It rained on Leo and on Bart.\n\n\"The raft,\" he went on, \"leaks too.\" => Bart"
        |s| yes(s.here.continuing && s.spoke_before());
    "named-after" [0.0, -2.5]
        "A pronoun is nobody whom its own sentence names after it."
        "Mary came in. It rained on Ruth and Ruth.\n\nIt rained on Ruth.\n\n\"Well?\" she said, as if Ruth had not knocked. => Mary"
        |s| yes(s.here.not.contains(&s.who));
    "newcomer" [0.0, 3.0]
        "Whoever the narration above brings in for the first time has come to speak."
        "Paul met Leo. Leo was cold, and Leo was late.\n\n\"Well?\" said Leo.\n\nA clerk came in.\n\n\"It is late,\" he said. => clerk"
        |s| yes(s.here.newcomer == Some(s.who));
    "action-around" [0.9, 0.2]
        "The subject of the action that a quotation breaks into speaks."
        "\"Well?\" said Ambrose.\n\n\"When the ice\"--Ambrose tied the rope--\"lets us through, we sail.\" Piet coughed. => Ambrose"
        |s| yes(s.here.own.and_then(|b| b.who) == Some(s.who));
    "action-before" [1.4, 1.4]
        "The subject of the action before the quotation in its paragraph speaks."
        "Piet came in. Mary shut the stove. The smoke fell on Piet and Piet. \"It smokes.\" => Mary"
        |s| yes(s.here.before.and_then(|b| b.who) == Some(s.who));
    "action-after" [1.1, -0.8]
        "The subject of the action after the quotation in its paragraph speaks."
        "Josef and Hanna looked at the boat.\n\n\"You left it out.\" Hanna kicked the hull. => Hanna"
        |s| yes(s.here.after.and_then(|b| b.who) == Some(s.who));
    "action-gender" [1.0, 0.4]
        "The pronoun of the action beside the quotation has the speaker's gender."
        "It rained on Mary and Paul.\n\n\"You are late.\" She took the coat. => Mary"
        |s| [s.here.own, s.here.before, s.here.after]
            .into_iter()
            .flatten()
            .find_map(|b| b.gender)
            .map_or(0.0, |g| s.gender(g));
    "action-pronoun" [0.7, 0.5]
        "The pronoun of the action beside the quotation stands for whom the narration is about."
        "Mary was cold, and Mary was late. Ruth came in.\n\n\"Well?\" She stamped her feet. => Mary"
        |s| yes([s.here.own, s.here.before, s.here.after]
            .into_iter()
            .flatten()
            .find(|b| b.gender.is_some())
            .and_then(|b| b.stands) == Some(s.who));
    "grown-or-young" [0.0, 1.0]
        "A mother is called *Mrs.*, and a boy by his given name."
        "Mrs. Lund and Anna waited.\n\n\"Well?\" said the girl. => Anna"
        |s| match s.here.tag {
            Tag::Described { age, .. } => s.age(Some(age)),
            _ => 0.0,
        };
    "as-described" [0.0, 1.7]
        "A description means the person it was used of before, by occupation hardly one known by name, and never its possessor."
        "The porter weighed the trunk. Leo watched.\n\n\"Too heavy,\" said the porter. => porter"
        |s| match s.here.tag {
            _ if s.possesses() => -1.2,
            Tag::Described { who, .. } if who == s.who => 1.0,
            Tag::Described { .. } if s.person().entity.is_none() => -1.3,
            Tag::Described { general: false, .. } => -1.3,
            _ => 0.0,
        };
    "pronoun-gender" [0.0, 1.7]
        "A pronoun has the speaker's gender."
        "Dr. Morrow came in from the rain. The light fell on Anna.\n\n\"You are late,\" she said. => Anna"
        |s| match s.here.tag {
            Tag::Pronoun(g) | Tag::Described { gender: Some(g), .. } => s.gender(g),
            _ => 0.0,
        };
    "addressed-before" [2.4, 2.0]
        "The person called by name in the turn before answers."
        "Leo and Frances sat by the door with Piet.\n\n\"Change with me, Leo,\" Frances said.\n\n\"Not before the tunnel.\" => Leo"
        |s| if s.gap == 1 {
            s.previous.map_or(0.0, |p| if p.told == Some(s.who) { 1.0 } else { s.called(0) })
        } else {
            0.0
        };
    "answered-by-name" [1.8, 1.5]
        "The person called by name in the turn after has just spoken."
        "Leo met Frances. Piet shut the gate.\n\n\"Is the boat gone?\"\n\n\"It left at six, Frances,\" said Leo. => Frances"
        |s| if s.next_gap == 1 {
            s.called(1)
        } else {
            0.0
        };
    "called-sir" [1.0, 0.5]
        "Whoever is called *sir* or *madam* in the turn before answers."
        "Anna and Leo went in to Mr. Rao.\n\n\"Is this yours, madam?\"\n\n\"It was.\" => Anna"
        |s| if s.gap == 1 {
            s.spoken_to(s.previous)
        } else {
            0.0
        };
    "answered-sir" [1.0, 0.7]
        "Whoever is called *sir* or *madam* in the turn after has just spoken."
        "Anna and Leo waited. It rained on Leo.\n\n\"Is this yours?\"\n\n\"It was, madam.\" => Anna"
        |s| if s.next_gap == 1 {
            s.spoken_to(s.next)
        } else {
            0.0
        };
    "called-child" [0.5, 0.0]
        "Whoever is called *mother* or *my boy* in the turn before answers."
        "Leo came in. Mr. Rao was late, and it rained on Mr. Rao.\n\n\"Are you cold, child?\" said the porter.\n\n\"I was.\" => Leo"
        |s| if s.gap == 1 {
            s.age(s.previous.and_then(|p| p.spoken_to).map(|to| to.age))
        } else {
            0.0
        };
    "answered-child" [0.5, 0.0]
        "Whoever is called *mother* or *my boy* in the turn after has just spoken."
        "Ruth sat with Leo. Mr. Rao was late, and it rained on Mr. Rao.\n\n\"Is the boat in?\"\n\n\"It is, child,\" said Ruth. => Leo"
        |s| if s.next_gap == 1 {
            s.age(s.next.and_then(|p| p.spoken_to).map(|to| to.age))
        } else {
            0.0
        };
    "gives-own-name" [4.0, 2.5]
        "Whoever says *I am Tom* or *my name is Tom* is Tom."
        "Pilar opened the door on the chain.\n\n\"Yes?\"\n\n\"I'm Tom Rudge. I have come about the boat.\" => Tom Rudge"
        |s| yes(s.here.own_name == Some(s.who));
    "calls-another" [-2.2, -1.7]
        "Nobody calls himself by name."
        "Leo and Frances stood by the gate.\n\n\"Is the boat gone, Leo?\" => Frances"
        |s| yes(s.here.called.contains(&s.who));
    "answers" [-1.1, -0.9]
        "*Replied* and *answered* change the speaker."
        "Paul met Leo. Leo was late, and Leo was cold.\n\n\"Is it far?\" said Paul.\n\nIt was cold.\n\n\"It is,\" he replied. => Leo"
        |s| yes(s.here.answering && s.spoke_before());
    "says-yes" [-0.7, 0.0]
        "*Yes* and *no* answer somebody else."
        "Leo was late. Bart came in.\n\n\"It is a cold day,\" said Bart.\n\n\"Yes.\" Bart shut the door. => Leo"
        |s| yes(s.here.answer && s.gap == 1 && s.spoke_before());
    "spoken-to" [0.2, 0.0]
        "Whom the tag before this turn speaks to or turns to answers."
        "Piet was wet. Piet came in. It rained.\n\n\"It is late,\" said Frances with a look at Leo.\n\n\"It is.\" => Leo"
        |s| yes(s.gap == 1
            && s.previous.is_some_and(|p| p.tag != Tag::None && p.beside.contains(&s.who)));
    "unanswered" [1.0, 0.0]
        "Where nobody answered, the last speaker goes on."
        "\"Heads,\" said Nuala.\n\n\"Tails,\" said Bram.\n\nNuala was silent. The coin lay there.\n\n\"Nobody wins.\" => Bram"
        |s| yes(s.gap > 1 && s.gap < 4 && s.here.silence && s.spoke_before());
    "heard-out" [1.0, 0.0]
        "A gesture of somebody else's, in a paragraph of its own, stands for an answer: the last speaker goes on."
        "\"Heads,\" said Nuala.\n\n\"Tails,\" said Bram.\n\nNuala stirred her tea.\n\n\"Nobody wins.\" => Bram"
        |s| yes(s.gap == 2 && s.here.gesture && s.spoke_before()
            && s.here.above.and_then(|b| b.who.or(b.stands)).is_some_and(|who| who != s.who));
    "alternation" [1.0, 0.5]
        "Two people take turns, paragraph by paragraph."
        "\"Heads,\" said Nuala.\n\n\"Tails,\" said Bram. Piet watched.\n\n\"You lose.\" => Nuala"
        |s| yes(s.gap == 1 && s.other().is_some_and(|(who, up)| who == s.who && up <= 3));
    "returns-later" [0.2, 0.3]
        "After a stretch of narration the talk goes on with the one who has to answer."
        "\"Heads,\" said Nuala.\n\n\"Tails,\" said Bram.\n\nPiet watched the coin.\n\nIt fell.\n\n\"You lose, Bram.\" => Nuala"
        |s| yes(s.gap > 1 && s.gap < 6 && s.other().is_some_and(|(who, up)| who == s.who && up < 9));
    "goes-on-later" [0.8, 0.5]
        "After a stretch of narration the last speaker may go on."
        "\"Heads,\" said Nuala.\n\n\"Tails,\" said Bram.\n\nThe coin fell at last.\n\n\"Nobody wins.\" => Bram"
        |s| yes(s.gap > 1 && s.gap < 6 && s.spoke_before());
    "not-twice" [-1.3, -0.5]
        "Whoever spoke in the paragraph before is not the next to speak."
        "Hanna met Piet under the bridge.\n\n\"Are you lost?\" Hanna asked.\n\n\"I'm waiting.\" => Piet"
        |s| yes(s.gap == 1 && s.spoke_before());
    "talks-of-another" [-1.3, -1.5]
        "People seldom name themselves in what they say."
        "Leo and Frances stood by the gate.\n\n\"I told them Leo was ill.\" => Frances"
        |s| yes(s.here.named.contains(&s.who));
    "talked-of" [0.0, -0.5]
        "Somebody talked of in the turns around is mostly away."
        "Ruth came in. Anna met Ruth.\n\n\"Well?\" she said.\n\n\"It was cold,\" said Leo.\n\n\"Ruth was here,\" said Leo. => Anna"
        |s| yes(s.talked_of());
    "acted-above" [0.0, 1.1]
        "After narration, the person who acted last speaks."
        "Greta was late. It rained on Greta, and Hanna locked the shed.\n\n\"You had all week,\" she said. => Hanna"
        |s| yes(s.here.above.and_then(|b| b.who) == Some(s.who));
    "beside" [0.3, -1.1]
        "Somebody mentioned beside the quotation, not as a subject, speaks; in a tag, is spoken to."
        "Piet came with Greta.\n\nThe lamp showed them Greta. \"I was asleep.\" => Greta"
        |s| yes(s.here.beside.contains(&s.who));
    "reacts" [-0.9, -0.3]
        "Whom the paragraph below opens with has heard the words."
        "Leo and Frances sat by the stove.\n\n\"The boat has gone.\"\n\nLeo was silent. => Frances"
        |s| yes(s.here.below.and_then(|b| b.who) == Some(s.who));
    "named-above" [0.6, 0.5]
        "Somebody mentioned in the paragraph above."
        "Piet was late.\n\nIt was time to look for Greta.\n\n\"I was asleep.\" => Greta"
        |s| yes(s.here.above_all.contains(&s.who));
    "talked-of-before" [-0.4, -0.2]
        "Somebody talked about in the turn before is mostly away."
        "Leo sat with Frances, whose brother Odd was at sea.\n\n\"Has Odd written?\" asked Leo.\n\n\"Twice, Leo.\" => Frances"
        |s| yes(s.gap == 1 && s.previous.is_some_and(|p| p.named.contains(&s.who)));
    "acted-above-gender" [0.3, -0.2]
        "The pronoun of the last action before the quotation has the speaker's gender."
        "Mary met Paul. He was out of breath.\n\n\"The boat has gone.\" => Paul"
        |s| s.here.above.and_then(|b| b.gender).map_or(0.0, |g| s.gender(g));
    "in-mind" [0.0, 0.8]
        "The pronoun of the tag stands for whom the narration is about."
        "Mary was cold. Mary was late. Mary was tired. It rained on Ruth.\n\nIt rained on Ruth.\n\n\"Well?\" she said. => Mary"
        |s| yes(s.here.possessor.is_none() && s.here.stands == Some(s.who));
    "no-person" [-2.5, -2.0]
        "A name that the text does not show to be a person's does not speak."
        "Jo looked towards Kirkholm. It was raining, and the road to Kirkholm was white. \"Well?\" => Jo"
        |s| yes(!s.person().person);
    "unnamed" [-1.5, -1.0]
        "Somebody with a name is likelier to speak than somebody without, unless that one has just spoken."
        "It was raining on Jo and the porter.\n\n\"Well?\" => Jo"
        |s| match s.person().entity {
            Some(_) => 0.0,
            None if s.spoke_in(4) => 0.3,
            None => 1.0,
        };
    "narrator" [-0.4, -3.0]
        "The one who tells a story says less in it than the others."
        "I came in. It rained on Jo and I was tired.\n\n\"Well?\" => Jo"
        |s| yes(s.narrator == Some(s.who));
    "spoke-lately" [0.6, 0.7]
        "One of those who took part lately speaks."
        "\"One,\" said Nuala.\n\n\"Two,\" said Nuala.\n\n\"Three,\" said Nuala.\n\n\"Four,\" said Nuala.\n\n\"Five,\" said Nuala.\n\nIt rained.\n\nIt stopped.\n\nIt rained.\n\nIt stopped.\n\nIt rained.\n\nIt stopped.\n\nIt rained on Nuala.\n\nIt rained on Piet.\n\n\"Six.\" => Nuala"
        |s| s.took_part(5);
    "spoke-before" [0.4, 0.5]
        "One of those who took part earlier speaks."
        "\"Zero,\" said Nuala.\n\n\"One,\" said Bram.\n\n\"Two,\" said Bram.\n\n\"Three,\" said Bram.\n\n\"Four,\" said Bram.\n\n\"Five,\" said Bram.\n\nIt rained.\n\nIt stopped.\n\nIt rained.\n\nIt stopped.\n\nIt rained.\n\nIt stopped.\n\nIt rained on Nuala. Piet was late.\n\n\"Six, Bram.\" => Nuala"
        |s| s.took_part(12);
    "acted-last" [0.3, 0.5]
        "The person who was the subject of a sentence last speaks."
        "Jo waited for Piet.\n\nIt rained.\n\n\"Well?\" => Jo"
        |s| yes(s.here.last_subject(s.people) == Some(s.who));
    "never-speaks" [-0.8, -1.1]
        "Somebody the text never names as a speaker is less likely to be one."
        "It rained on Jo and Piet.\n\n\"Well?\"\n\nIt rained.\n\nIt stopped.\n\nIt rained.\n\nIt stopped.\n\nIt rained.\n\nIt stopped.\n\n\"One,\" said Jo.\n\n\"Two,\" said Jo.\n\n\"Three,\" said Jo.\n\n\"Four,\" said Jo.\n\n\"Five,\" said Jo. => Jo"
        |s| yes(s.person().speaks == 0 && s.narrator != Some(s.who)) * s.tagged;
    "present" [0.5, 0.3]
        "Somebody the narration has mentioned in this scene speaks."
        "Piet was late. It rained on Piet. It rained. It stopped. It rained. It stopped. It rained. It stopped. It rained. It stopped. It rained. It stopped. It rained. It stopped. It rained. It stopped.\n\nIt rained on Jo. It stopped. It rained. It stopped. It rained. It stopped.\n\nIt rained.\n\n\"Well?\" => Jo"
        |s| yes(s.here.near(s.who).is_some_and(|n| n.distance < 12.0));
    "often-mentioned" [0.1, 0.1]
        "The person this scene mentions most speaks."
        "It rained on Jo. It rained on Jo and Piet.\n\nIt stopped.\n\n\"Well?\" => Jo"
        |s| s.here.near(s.who).map_or(0.0, |n| (1.0 + n.count).ln());
    "gone-out" [-0.8, -0.8]
        "Whoever has gone out, rode away or left the room says no more."
        "Piet laughed at Nuala. Nuala rode away.\n\n\"Well?\" => Piet"
        |s| yes(s.gone());
    "near" [1.3, 0.5]
        "The nearer the last mention, the likelier the speaker."
        "It rained on Piet and Piet. It rained on Jo. It stopped. \"Well?\" => Jo"
        |s| s.here.near(s.who).map_or(0.0, |n| 1.0 / (1.0 + n.distance));
};
