#!/usr/bin/env python3
"""What each rule earns: the figures with it less those without it, rule by rule.

    ablation.py RULE [RULE ...]     these rules
    ablation.py                     every rule: of cues, of joins, of turns, of names and pronouns
    ablation.py --binary PATH ...   with a jsonl built before

A row a rule: points that the source of quotations (news, written cases) and the speaker (written
cases, news, two novels with their cast, two without, and openings of others) lose when it is switched
off. A rule that earns nothing anywhere should go. Python's standard library only.
"""
import argparse
import concurrent.futures
import tempfile
from pathlib import Path

import confidence
import scoreboard

SHOWN = (
    ('cases: source', 'golden', 'source-all'), ('cases: speaker', 'golden', 'speaker'),
    ('news: source in marks', 'news_train', 'source'), ('news: source, all', 'news_train', 'source-all'),
    ('news: speaker', 'news_train', 'speaker'),
    ('Daisy Miller: speaker', 'DaisyMiller+cast', 'speaker'), ('the same, cast found', 'DaisyMiller', 'speaker'),
    ('Howards End: speaker', 'HowardsEnd+cast', 'speaker'),
    ('The Sign of the Four, cast found', 'TheSignOfTheFour', 'speaker'),
    ('LitBank: speaker', 'litbank', 'speaker'),
)


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
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('rules', nargs='*')
    parser.add_argument('--binary', metavar='PATH', help='a jsonl built before')
    options = parser.parse_args()
    binary = options.binary or scoreboard.build()
    shown = {name for _, name, _ in SHOWN}
    sets = [one for one in scoreboard.sets(base) if one[0] in shown]
    rules = options.rules or confidence.rules()
    full = measure(base, binary, sets, None)
    print('| rule | ' + ' | '.join(heading for heading, _, _ in SHOWN) + ' |')
    print('|---|' + '---:|' * len(SHOWN))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for rule, less in zip(rules, pool.map(lambda rule: measure(base, binary, sets, rule), rules)):
            # Adding nought turns -0.0 into 0.0.
            lost = ['%.2f' % (round(full[name][key] - less[name][key], 2) + 0.0) for _, name, key in SHOWN]
            print('| %s | %s |' % (rule, ' | '.join(lost)), flush=True)
    return 0


if __name__ == '__main__':
    raise SystemExit(main())
