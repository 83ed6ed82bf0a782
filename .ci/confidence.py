#!/usr/bin/env python3
"""Measure how often each rule is right on the development gold, and how far confidence can be trusted.

    confidence.py            a line a rule, then the reliability of the products
    confidence.py --write    also write the numbers into the tables of rules
    confidence.py --readme   also write the reliability table into the README

A LINK rule is right when the quotation it made (matched with the gold at 0.3 of the characters in
common) has the gold's source, or names its speaker. A RESOLVE rule is right when, on a right source, every
speaker named is right; it is measured in stories and in news apart. For turns, the chance that the speaker is right is
fitted to how far it is ahead of the next best. Reliability is measured by halves: the documents are
dealt out in two by their names, rules are measured on one half, and the products of their shares
are compared with the other half. Gold: news_train with its speakers, the eight novels with and
without their cast. Python's standard library only.
"""
import collections
import gzip
import importlib.util
import json
import math
import re
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

import scoreboard

FEW = 20                     # a rule met less often keeps its estimate
FIXED = ('no-cue', 'nobody-stated', 'undecided')     # they name nobody, so nothing measures them
PRIOR, WEIGHT = 0.8, 4.0     # a rule seen seldom is pulled towards 0.8 by the weight of four cases


# A rule's name and, in its row, the number that is its confidence.
ROWS = re.compile(r'(\bname: "([a-z-]+)",.*?\bconfidence: )(\[[0-9., ]+\]|[0-9.]+)', re.S)
TURN = re.compile(r'^    "([a-z-]+)" \[', re.M)
SURE = re.compile(r'(\bconst SURE: \[f32; 2\] = )\[([0-9.]+), ([0-9.]+)\]')


SOURCES = {path: path.read_text() for path in sorted((scoreboard.ROOT / 'src' / 'attribution').rglob('*.rs'))}
# The numbers that stand in the tables: one of a LINK rule, two of a RESOLVE rule (in stories, in news).
TABLES = {row[2]: [float(n) for n in re.findall('[0-9.]+', row[3])] for text in SOURCES.values() for row in ROWS.finditer(text)}
# Rules for turns have none: how sure they are depends on how far the one chosen is ahead.
TURNS = {row[1] for text in SOURCES.values() for row in TURN.finditer(text)}
AHEAD = next((float(found[2]), float(found[3])) for text in SOURCES.values() for found in [SURE.search(text)] if found)


def rules():
    """The names of all rules."""
    return sorted(TURNS | set(TABLES))


def load(path):
    opened = gzip.open(path, 'rt') if str(path).endswith('.gz') else open(path)
    with opened as lines:
        return [json.loads(line) for line in lines if line.strip()]


def covers(a, b):
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def matched(gold, quote):
    best, found = 0.3, None
    own = covers(quote['spans'], quote['spans'])
    for one in gold:
        both = covers(one['spans'], quote['spans'])
        if both and both / (own + covers(one['spans'], one['spans']) - both) >= best:
            best, found = both / (own + covers(one['spans'], one['spans']) - both), one
    return found


def cases(base, binary, keep):
    """(document, steps, source right, speaker right) for every matched quotation; None: not said."""
    spec = importlib.util.spec_from_file_location('score', base / 'eval' / 'score.py')
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    overlay = collections.defaultdict(dict)
    for row in load(base / 'eval' / 'polnear_train_speakers.jsonl'):
        overlay[row['doc']][row['id']] = row
    for one in scoreboard.sets(base):
        name, path = one[0], one[1]
        if name in ('seed', 'golden', 'ewt', 'golden_rules') or name.startswith('litbank'):
            continue
        scoreboard.score(base, binary, keep, one)
        predicted = {d['id']: d for d in load(Path(keep) / (name + '.pred.jsonl'))}
        for document in load(path):
            laid = overlay.get(document['id'].split('/', 1)[-1], {})
            names = scorer.Names()
            for person in document.get('cast') or []:
                names.add(person['name'], person.get('aliases'))
            for quote in document['quotes']:
                quote = quote if quote['id'] not in laid else quote | laid[quote['id']]
                for at, speaker in enumerate(quote.get('speakers') or []):
                    aliases = quote.get('aliases') or []
                    names.add(speaker, aliases[at] if at < len(aliases) else [])
            gold = sorted(document['quotes'], key=lambda q: q['spans'][0][0])
            for quote in predicted[document['id']]['quotes']:
                low, high = quote['spans'][0][0] - 20000, quote['spans'][-1][1]
                near = [g for g in gold if low <= g['spans'][0][0] < high]
                found = matched(near, quote)
                if found is None:
                    continue
                if found['id'] in laid:
                    found = found | {k: laid[found['id']][k] for k in ('speakers', 'aliases')}
                source = None
                if found.get('source') is not None:
                    source = bool(quote['source'] and covers([quote['source']], found['source'])) or not (quote['source'] or found['source'])
                speaker = None
                # *Name - Story*: the gold tells the teller of a story from himself in it, by no word of the text.
                told_apart = any(' - ' in one for one in found.get('speakers') or [])
                if found.get('speakers') and quote['speakers'] and not told_apart:
                    speaker = all(any(names.loose(p, g) for g in found['speakers']) for p in quote['speakers'])
                yield document['id'], name, quote, source, speaker


def ahead(quote):
    """How far the speaker of a turn is ahead of the next best, from the confidence that it was given."""
    sure = quote['confidence'] / math.prod(TABLES[rule][0] for rule in quote['steps'][:-1])
    sure = min(max(sure, 1e-6), 1 - 1e-6)
    return (math.log(sure / (1 - sure)) - AHEAD[0]) / AHEAD[1]


def fit(rows):
    """Intercept and slope of the chance that the speaker of a turn is right, by how far it is ahead: a logistic fit by Newton's steps."""
    points = [(ahead(quote), speaker) for _, _, quote, source, speaker in rows
              if speaker is not None and quote['steps'][-1] in TURNS and (source or not quote['source'])]
    if len(points) < FEW:
        return AHEAD
    a, b = 0.0, 0.5
    for _ in range(20):
        g0 = g1 = h00 = h01 = h11 = 1e-9
        for x, right in points:
            chance = 1 / (1 + math.exp(-a - b * x))
            g0, g1 = g0 + right - chance, g1 + (right - chance) * x
            spread = chance * (1 - chance)
            h00, h01, h11 = h00 + spread, h01 + spread * x, h11 + spread * x * x
        det = h00 * h11 - h01 * h01
        a, b = a + (h11 * g0 - h01 * g1) / det, b + (h00 * g1 - h01 * g0) / det
    return a, b


def shares(rows):
    """For each rule: how often it was met, and how often right."""
    links, joins, rest = (collections.defaultdict(lambda: [0, 0]) for _ in range(3))
    for _, name, quote, source, speaker in rows:
        first = quote['steps'][0]
        # Another mention of the right speaker is no wrong source.
        source = bool(source or speaker) if source is not None and quote['source'] else None
        if source is not None and len(quote['steps']) == 2:
            links[first][0] += 1
            links[first][1] += source
        if source is not None and len(quote['steps']) > 2:
            joins[quote['steps'][1]][0] += 1
            joins[quote['steps'][1]][1] += source
        if speaker is not None and (source or not quote['source']):
            for one in ((quote['steps'][-1], name == 'news_train'), (quote['steps'][-1], None)):
                rest[one][0] += 1
                rest[one][1] += speaker
    # A rule that lends a subject answers for what the link rule would have got right beside its own.
    expected = collections.defaultdict(float)
    for _, _, quote, source, _ in rows:
        if source is not None and quote['source'] and len(quote['steps']) > 2:
            expected[quote['steps'][1]] += share(links, quote['steps'][0], PRIOR)
    for rule, row in joins.items():
        links[rule] = [row[0], min(row[0], row[1] * row[0] / expected[rule])]
    return links, rest


def share(table, rule, estimate):
    """The measured share, drawn towards a prior; an estimate for a rule met too seldom."""
    met, right = table.get(rule, (0, 0))
    return (right + PRIOR * WEIGHT) / (met + WEIGHT) if met >= FEW else estimate


def last_share(rest, rule, news):
    """The share of a RESOLVE rule in stories or in the news; the fewer are labelled there, the nearer to the share over all."""
    if rule in FIXED or rest.get((rule, None), (0, 0))[0] < FEW:
        return TABLES[rule][min(news, len(TABLES[rule]) - 1)]
    pooled = share(rest, (rule, None), PRIOR)
    met, right = rest.get((rule, news), (0, 0))
    return (right + pooled * WEIGHT) / (met + WEIGHT)


def product(links, rest, line, quote, news):
    """The confidence that the crate would give, had it these numbers in its tables."""
    last = quote['steps'][-1]
    if last in TURNS:
        out = 1 / (1 + math.exp(-line[0] - line[1] * ahead(quote)))
    else:
        out = last_share(rest, last, news)
    for rule in quote['steps'][:-1]:
        out *= share(links, rule, TABLES[rule][0])
    return out


def write(rows):
    """Puts the measured numbers into the tables of rules."""
    links, rest = shares(rows)
    line = fit(rows)
    changed = 0

    def row(found):
        name = found[2]
        if name in FIXED:
            return found[0]
        if len(TABLES[name]) > 1:
            return found[1] + '[%s]' % ', '.join('%.2f' % last_share(rest, name, news) for news in (False, True))
        return found[1] + '%.2f' % share(links, name, TABLES[name][0])

    for path, text in SOURCES.items():
        new = SURE.sub(lambda found: found[1] + '[%.2f, %.2f]' % line, ROWS.sub(row, text))
        if new != text:
            new = re.sub(r'(measured it\s+(?:///? |//! )?on )\d{4}-\d\d-\d\d', lambda m: m[1] + time.strftime('%Y-%m-%d'), new)
            path.write_text(new)
            changed += 1
    print('%d files of rules changed' % changed)


def reliability(rows):
    """Rows (from, to, how many, mean confidence, share right) of one half judged by the other."""
    judged = []
    halves = [[r for r in rows if zlib.crc32(r[0].encode()) % 2 == side] for side in (0, 1)]
    for known, test in (halves, halves[::-1]):
        links, rest = shares(known)
        line = fit(known)
        judged += [(product(links, rest, line, r[2], r[1] == 'news_train'), r[4]) for r in test if r[4] is not None]
    bins = [0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.001]
    out = []
    for low, high in zip(bins, bins[1:]):
        inside = [(c, r) for c, r in judged if low <= c < high]
        if inside:
            out.append((low, min(high, 1.0), len(inside), sum(c for c, _ in inside) / len(inside), sum(r for _, r in inside) / len(inside)))
    error = sum(n * abs(c - r) for _, _, n, c, r in out) / max(1, len(judged))
    judged.sort(key=lambda row: -row[0])
    half = judged[:len(judged) // 2]
    return out, error, sum(r for _, r in half) / max(1, len(half)), half[-1][0] if half else 0


def main():
    base = scoreboard.shared()
    if base is None:
        print('confidence: no gold beside the repository; nothing to measure')
        return 0
    binary = scoreboard.build()
    with tempfile.TemporaryDirectory() as keep:
        rows = list(cases(base, binary, keep))
    for title, table in zip(('LINK: source right', 'RESOLVE: speaker right on a right source'), shares(rows)):
        print(title)
        for rule, (met, right) in sorted(table.items(), key=lambda item: -item[1][0]):
            rule = rule if isinstance(rule, str) else rule[0] + {None: '', False: ', stories', True: ', news'}[rule[1]]
            print('  %-26s %6d  %.3f' % (rule, met, right / met))
    lines = ['| confidence | quotations | mean confidence | right |', '|---|---:|---:|---:|']
    for title, some in (('news', [r for r in rows if r[1] == 'news_train']), ('all', rows)):
        table, error, best, least = reliability(some)
        print('%s: expected calibration error %.3f; surer half (confidence %.2f and up) right in %.1f of 100' % (title, error, least, 100 * best))
        for low, high, count, confidence, right in table:
            print('  %.2f-%.2f %6d  %.3f  %.3f' % (low, high, count, confidence, right))
    for low, high, count, confidence, right in table:
        lines.append('| %.2f to %.2f | %d | %.2f | %.2f |' % (low, high, count, confidence, right))
    if '--write' in sys.argv:
        write(rows)
    if '--readme' in sys.argv:
        path = scoreboard.ROOT / 'README.md'
        begin, end = '<!-- reliability: begin -->', '<!-- reliability: end -->'
        before, after = path.read_text().split(begin)
        path.write_text(before + begin + '\n' + '\n'.join(lines) + '\n\nExpected calibration error %.3f.\n' % error + end + after.split(end)[1])
    return 0


if __name__ == '__main__':
    sys.exit(main())
