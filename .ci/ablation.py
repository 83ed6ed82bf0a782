#!/usr/bin/env python3
"""What each rule earns: the figures with it less those without it, rule by rule.

    ablation.py RULE [RULE ...]     these rules
    ablation.py                     every rule named in src/attribution/rules and turns.rs

A row a rule: points that the source of quotations (news, written cases) and the speaker (written
cases, two novels with their cast) lose when it is switched off. A rule that earns nothing anywhere
should go. Python's standard library only.
"""
import re
import sys
import tempfile
from pathlib import Path

import scoreboard

SETS = ('golden', 'news_train', 'DaisyMiller+cast', 'HowardsEnd+cast')
SHOWN = (('golden', 'source-all'), ('golden', 'speaker'), ('news_train', 'source'), ('news_train', 'source-all'),
         ('DaisyMiller+cast', 'speaker'), ('HowardsEnd+cast', 'speaker'))


def names():
    for path in sorted((scoreboard.ROOT / 'src' / 'attribution').rglob('*.rs')):
        for block in re.findall(r'(?:CueRule|TurnRule) \{\s*name: "([a-z-]+)"', path.read_text()):
            yield block


def measure(base, binary, sets, without):
    """The figures of the sets with one rule switched off."""
    with tempfile.TemporaryDirectory() as keep:
        wrapper = Path(keep) / 'jsonl'
        more = '--without "%s"' % without if without else ''
        wrapper.write_text('#!/bin/sh\nexec "%s" %s\n' % (binary, more))
        wrapper.chmod(0o755)
        return {name: figures for name, figures, _ in (scoreboard.score(base, wrapper, keep, one) for one in sets)}


def main():
    base = scoreboard.shared()
    if base is None:
        print('ablation: no gold beside the repository; nothing to measure')
        return 0
    binary = scoreboard.build()
    sets = [one for one in scoreboard.sets(base) if one[0] in SETS]
    full = measure(base, binary, sets, None)
    print('| rule | ' + ' | '.join('%s %s' % pair for pair in SHOWN) + ' |')
    print('|---|' + '---:|' * len(SHOWN))
    for rule in sys.argv[1:] or sorted(set(names())):
        less = measure(base, binary, sets, rule)
        lost = ['%.2f' % (full[name][key] - less[name][key]) for name, key in SHOWN]
        print('| %s | %s |' % (rule, ' | '.join(lost)), flush=True)
    return 0


if __name__ == '__main__':
    sys.exit(main())
