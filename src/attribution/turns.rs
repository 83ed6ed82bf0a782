//! What speaks for and against somebody as the speaker of a turn.
//!
//! Each rule of [`TURN_RULES`] looks at one turn, the turns around it and one person, and says how
//! far it holds; its weights say what that is worth. The conversation stage adds them up over
//! whole dialogues and takes the most consistent assignment.

use super::place::{Place, Tag};
use super::scene::{Somebody, Who};
use crate::entity::Gender;

/// What a turn rule sees: a turn, who spoke before it, and one person.
pub(crate) struct Seen<'x> {
    pub(crate) here: &'x Place,
    pub(crate) places: &'x [Place],
    /// Index of `here`.
    pub(crate) at: usize,
    /// The speakers of the turns before, latest first.
    pub(crate) spoken: &'x [Who],
    pub(crate) people: &'x [Somebody],
    pub(crate) who: Who,
    pub(crate) narrator: Option<Who>,
}

impl Seen<'_> {
    fn person(&self) -> &Somebody {
        &self.people[self.who]
    }

    fn previous(&self) -> Option<&Place> {
        self.at.checked_sub(1).map(|i| &self.places[i])
    }

    fn next(&self) -> Option<&Place> {
        self.places.get(self.at + 1)
    }

    /// Paragraphs between the turn before and this one; 0 in the same.
    fn gap(&self) -> usize {
        self.previous()
            .map_or(99, |p| self.here.paragraph.saturating_sub(p.last_paragraph))
    }

    fn next_gap(&self) -> usize {
        self.next()
            .map_or(99, |p| p.paragraph.saturating_sub(self.here.last_paragraph))
    }

    /// The last speaker but the one of the turn before, with how many paragraphs up that was.
    fn other(&self) -> Option<(Who, usize)> {
        let last = *self.spoken.first()?;
        let back = self.spoken.iter().take(8).position(|who| *who != last)?;
        let place = &self.places[self.at.checked_sub(back + 1)?];
        Some((
            self.spoken[back],
            self.here.paragraph.saturating_sub(place.last_paragraph),
        ))
    }

    fn spoke_before(&self) -> bool {
        self.spoken.first() == Some(&self.who)
    }

    /// 1 where the gender is this person's, -1 where it is not, 0 where that is not known.
    fn gender(&self, gender: Gender) -> f32 {
        match self.person().gender {
            Some(own) if own == gender => 1.0,
            Some(_) => -1.0,
            None => 0.0,
        }
    }
}

/// A rule about one turn and one person.
#[derive(Clone, Copy)]
pub(crate) struct TurnRule {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) example: &'static str,
    pub(crate) confidence: f32,
    /// What it is worth where nothing stands beside the quotation, and where a pronoun or a
    /// description does.
    pub(crate) weight: [f32; 2],
    pub(crate) holds: fn(&Seen<'_>) -> f32,
}

fn yes(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

macro_rules! rules {
    ($($name:literal [$bare:literal, $tagged:literal] $confidence:literal $about:literal $example:literal $holds:expr;)+) => {
        &[$(TurnRule {
            name: $name,
            about: $about,
            example: $example,
            confidence: $confidence,
            weight: [$bare, $tagged],
            holds: $holds,
        },)+]
    };
}

/// All of them count; the one that counts most for the speaker chosen is the one reported.
pub(crate) const TURN_RULES: &[TurnRule] = rules! {
    "same-paragraph" [3.0, 3.0] 0.9
        "In fiction a paragraph is one speaker's."
        "Genre fiction.\n\n\"No,\" she said. Lucinda waited. \"Then send a boat.\" => Lucinda"
        |s| yes(s.gap() == 0 && s.spoke_before());
    "not-twice" [-2.5, -2.0] 0.7
        "Whoever spoke in the paragraph before is not the next to speak."
        "Marta found Ilya in the boathouse.\n\n\"Are you hiding?\" Marta asked.\n\n\"I'm mending it.\" => Ilya"
        |s| yes(s.gap() == 1 && s.spoke_before());
    "alternation" [2.0, 1.5] 0.75
        "Two people take turns, paragraph by paragraph."
        "\"Heads,\" said Nuala.\n\n\"Tails,\" said Bram.\n\n\"You lose.\" => Nuala"
        |s| yes(s.gap() == 1 && s.other().is_some_and(|(who, up)| who == s.who && up <= 3));
    "returns-later" [0.5, 0.5] 0.6
        "After a stretch of narration the talk goes on with the one who has to answer."
        "\"Heads,\" said Nuala.\n\n\"Tails,\" said Bram.\n\nThe coin was in the air a long time.\n\n\"You lose.\" => Nuala"
        |s| yes(s.gap() > 1 && s.gap() < 6 && s.other().is_some_and(|(who, up)| who == s.who && up < 9));
    "goes-on-later" [0.3, 0.3] 0.6
        "After a stretch of narration the last speaker may go on."
        "\"Tails,\" said Bram.\n\nThe coin fell at last.\n\n\"Nobody wins.\" => Bram"
        |s| yes(s.gap() > 1 && s.gap() < 6 && s.spoke_before());
    "spoke-lately" [0.8, 0.8] 0.6
        "One of those who took part lately speaks."
        "\"Heads,\" said Nuala.\n\n\"Tails,\" said Bram.\n\n\"Edge,\" said Bram's sister.\n\n\"Edge it is,\" said Bram.\n\nThe tram had come and gone.\n\n\"Again?\" => Nuala"
        |s| yes(s.spoken.iter().take(5).any(|w| *w == s.who));
    "spoke-before" [0.4, 0.4] 0.5
        "One of those who took part earlier speaks."
        "\"Heads,\" said Nuala. => Nuala"
        |s| yes(s.spoken.iter().take(12).any(|w| *w == s.who));
    "addressed-before" [2.0, 1.0] 0.8
        "The person called by name in the turn before answers."
        "Leo and Frances sat.\n\n\"Change with me, Leo,\" Frances said.\n\n\"Not before the tunnel.\" => Leo"
        |s| yes(s.gap() == 1 && s.previous().is_some_and(|p| p.called.contains(&s.who) || p.told == Some(s.who)));
    "calls-another" [-4.0, -4.0] 0.7
        "Nobody calls himself by name."
        "Leo and Frances sat on the wall.\n\n\"Is that your bus, Leo?\" => Frances"
        |s| yes(s.here.called.contains(&s.who));
    "talks-of-another" [-1.5, -1.5] 0.6
        "People seldom name themselves in what they say."
        "Leo and Frances sat on the wall.\n\n\"I told them Leo was ill.\" => Frances"
        |s| yes(s.here.named.contains(&s.who));
    "talked-of-before" [-0.5, -0.5] 0.5
        "Somebody talked about in the turn before is mostly away."
        "Leo sat with Frances, whose brother Odd was at sea.\n\n\"Has Odd written?\" asked Leo.\n\n\"Twice.\" => Frances"
        |s| yes(s.gap() == 1 && s.previous().is_some_and(|p| p.named.contains(&s.who)));
    "answered-by-name" [1.5, 1.0] 0.7
        "The person called by name in the turn after has just spoken."
        "Leo and Frances sat on the wall.\n\n\"Is that your bus?\"\n\n\"It's everybody's bus, Leo.\" => Leo"
        |s| yes(s.next_gap() == 1 && s.next().is_some_and(|p| p.called.contains(&s.who)));
    "action-around" [3.0, 1.5] 0.85
        "The subject of the action that a quotation breaks into speaks."
        "\"If you think\"--Ambrose set the lamp down--\"that I am going, think again.\" => Ambrose"
        |s| yes(s.here.own.and_then(|b| b.who) == Some(s.who));
    "action-before" [2.5, 1.5] 0.85
        "The subject of the action before the quotation in its paragraph speaks."
        "Mary put down her cup. \"I'm leaving.\" => Mary"
        |s| yes(s.here.before.and_then(|b| b.who) == Some(s.who));
    "action-after" [2.5, 1.5] 0.85
        "The subject of the action after the quotation in its paragraph speaks."
        "Joseph and Efua waited for the engine to cool.\n\n\"You drove it dry.\" Efua wiped the cap. => Efua"
        |s| yes(s.here.after.and_then(|b| b.who) == Some(s.who));
    "action-gender" [2.5, 1.0] 0.7
        "The pronoun of the action beside the quotation has the speaker's gender."
        "Mary met Paul on the stairs.\n\n\"You are late.\" She took his coat. => Mary"
        |s| [s.here.own, s.here.before, s.here.after]
            .into_iter()
            .flatten()
            .find_map(|b| b.gender)
            .map_or(0.0, |g| s.gender(g));
    "beside" [0.5, -0.5] 0.5
        "Somebody mentioned beside the quotation, not as a subject."
        "The lamp showed them Greta. \"I was asleep.\" => Greta"
        |s| yes(s.here.beside.contains(&s.who));
    "acted-above" [1.5, 1.0] 0.6
        "After narration, the person who acted last speaks."
        "Gwen shut the piano.\n\n\"You promised me an hour.\" => Gwen"
        |s| yes(s.here.above.and_then(|b| b.who) == Some(s.who));
    "acted-above-gender" [0.5, 0.3] 0.6
        "The pronoun of the last action before the quotation has the speaker's gender."
        "Mary met Paul. He was out of breath.\n\n\"The boat has gone.\" => Paul"
        |s| s.here.above.and_then(|b| b.gender).map_or(0.0, |g| s.gender(g));
    "named-above" [0.3, 0.3] 0.5
        "Somebody mentioned in the paragraph above."
        "It was time to look for Greta.\n\n\"I was asleep.\" => Greta"
        |s| yes(s.here.above_all.contains(&s.who));
    "named-last" [0.8, 1.2] 0.6
        "The person the narration named last speaks."
        "Anna had the key. Jo waited for Piet.\n\n\"Well?\" => Piet"
        |s| yes(s.here.near.first().is_some_and(|n| n.who == s.who));
    "acted-last" [0.8, 1.5] 0.6
        "The person who was the subject of a sentence last speaks."
        "Jo waited for Piet at the gate.\n\n\"Well?\" => Jo"
        |s| yes(s.here.last_subject(s.people) == Some(s.who));
    "near" [1.5, 1.5] 0.6
        "The nearer the last mention, the likelier the speaker."
        "Jo waited. => -"
        |s| s.here.near(s.who).map_or(0.0, |n| 1.0 / (1.0 + n.distance));
    "present" [0.8, 0.5] 0.5
        "Somebody the narration has mentioned in this scene speaks."
        "Jo had been at the gate since noon. It was raining.\n\n\"Well?\" => Jo"
        |s| yes(s.here.near(s.who).is_some_and(|n| n.distance < 12.0));
    "often-mentioned" [0.4, 0.4] 0.5
        "The person this scene mentions most speaks."
        "Jo waited. Jo read. Then Jo met Piet.\n\n\"Well?\" => Jo"
        |s| s.here.near(s.who).map_or(0.0, |n| (1.0 + n.count).ln());
    "main-character" [0.3, 0.3] 0.5
        "Those who speak often speak again."
        "\"One,\" said Jo. \"Two,\" said Jo. => Jo"
        |s| (1.0 + s.person().speaks as f32).ln();
    "never-speaks" [-0.7, -0.7] 0.5
        "Somebody the text never names as a speaker is less likely to be one."
        "\"One,\" said Jo to Piet.\n\nJo took the oars from Piet.\n\n\"Two.\" => Jo"
        |s| yes(s.person().speaks == 0 && s.narrator != Some(s.who));
    "no-person" [-3.0, -3.0] 0.5
        "A name that the text does not show to be a person's does not speak."
        "Jo looked towards Kirkholm. It was raining.\n\n\"Well?\" => Jo"
        |s| yes(!s.person().person);
    "unnamed" [-2.0, -0.5] 0.5
        "Somebody with a name is likelier to speak than somebody without."
        "Jo followed the porter.\n\n\"Well?\" => Jo"
        |s| yes(s.person().entity.is_none());
    "pronoun-gender" [0.0, 1.5] 0.75
        "A pronoun has the speaker's gender."
        "Paul met Anna.\n\n\"You are late,\" she said. => Anna"
        |s| match s.here.tag {
            Tag::Pronoun(g) | Tag::Described { gender: Some(g), .. } => s.gender(g),
            _ => 0.0,
        };
    "as-described" [0.0, 3.0] 0.8
        "A description means the person it was used of before."
        "The clerk pushed the form back.\n\n\"It wants a stamp,\" said the clerk. => clerk"
        |s| match s.here.tag {
            Tag::Described { who, .. } => yes(who == s.who),
            _ => 0.0,
        };
    "unlike-description" [0.0, -2.0] 0.6
        "A description by occupation does not mean somebody known by name only."
        "Anna met a porter.\n\n\"Tickets,\" said the porter. => porter"
        |s| match s.here.tag {
            Tag::Described { who, general: false, .. } => yes(who != s.who),
            _ => 0.0,
        };
    "carries-on" [0.0, 3.0] 0.85
        "*Went on* and *added* keep the speaker."
        "\"The well is dry,\" said Bart. Nobody argued.\n\n\"The other well,\" he went on, \"is salt.\" => Bart"
        |s| yes(s.here.continuing && s.spoke_before());
    "answers" [0.0, -1.0] 0.7
        "*Replied* and *answered* change the speaker."
        "Paul met Leo.\n\n\"Is it far?\" said Paul.\n\n\"It is,\" he replied. => Leo"
        |s| yes(s.here.answering && s.spoke_before());
    "called-sir" [1.5, 0.5] 0.6
        "Whoever is called *sir* or *madam* in the turn before answers."
        "Anna and Leo went in to Mr. Rao.\n\n\"Is this yours, madam?\"\n\n\"It was.\" => Anna"
        |s| if s.gap() == 1 {
            s.previous().and_then(|p| p.called_gender).map_or(0.0, |g| s.gender(g))
        } else {
            0.0
        };
    "answered-sir" [1.0, 0.5] 0.6
        "Whoever is called *sir* or *madam* in the turn after has just spoken."
        "Anna and Leo waited.\n\n\"Is this yours?\"\n\n\"It was, madam.\" => Anna"
        |s| if s.next_gap() == 1 {
            s.next().and_then(|p| p.called_gender).map_or(0.0, |g| s.gender(g))
        } else {
            0.0
        };
    "narrator" [0.3, -1.0] 0.5
        "The one who tells the story speaks."
        "I shut the door.\n\n\"Well?\" => I"
        |s| yes(s.narrator == Some(s.who));
};
