#!/usr/bin/env python3
"""Score the crate on the development gold and hold the figures against their floors.

    scoreboard.py                   print all figures; exit status 1 if one is below its floor
    scoreboard.py --only golden     only the sets whose name contains this
    scoreboard.py --raise           afterwards raise the floors to the figures, less a margin
    scoreboard.py --keep DIR        keep the predictions, to read the errors with score.py
    scoreboard.py --json FILE       also write the figures
    scoreboard.py --readme          write the figures that the README shows into it

The gold lies beside the repository, under ../shared; without it there is nothing to do.
Floors are in floors.json beside this file; --raise never lowers one. All figures are per cent.
Python's standard library only.
"""
import argparse
import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / '.ci' / 'floors.json'

# Heading of the column, where the figure stands in the scorer's JSON, and for which sets it is shown.
COLUMNS = [
    ('quoted', ('quoted', 'iou80', 'f1')),
    ('all', ('all', 'iou80', 'f1')),
    ('indirect', ('indirect', 'iou30', 'f1')),
    ('source', ('quoted', 'joint', 'f1')),
    ('source-all', ('all', 'joint', 'f1')),
    ('cue', ('quoted', 'cue_overlap')),
    ('speaker', ('speakers', 'overall', 'accuracy')),
    ('explicit', ('speakers', 'explicit', 'accuracy')),
    ('anaphoric', ('speakers', 'anaphoric', 'accuracy')),
    ('implicit', ('speakers', 'implicit', 'accuracy')),
    ('named', ('speakers', 'overall', 'precision_named')),
    ('sentences', ('sentences', 'exact')),
    ('bounds', ('sentences', 'boundary', 'f1')),
    ('passed', ('passed',)),
]
QUOTED = ('quoted', 'all', 'indirect', 'source', 'source-all', 'cue')
SPEAKER = ('speaker', 'explicit', 'anaphoric', 'implicit', 'named')
NEWS = QUOTED + SPEAKER + ('sentences', 'bounds')
FICTION = ('quoted', 'source') + SPEAKER
SENTENCES = ('sentences', 'bounds')


def shared():
    """The directory of the gold, or None. A worktree may lie elsewhere than the repository."""
    common = subprocess.run(['git', '-C', str(ROOT), 'rev-parse', '--path-format=absolute', '--git-common-dir'],
                            capture_output=True, text=True).stdout.strip()
    for root in [ROOT] + ([Path(common).parent] if common else []):
        if (root.parent / 'shared' / 'eval' / 'score.py').is_file():
            return root.parent / 'shared'
    return None


def sets(base):
    """Name, gold, further arguments of the scorer, whether the cast is handed in, columns."""
    gold = base / 'eval' / 'gold'
    overlay = ['--speakers', str(base / 'eval' / 'polnear_train_speakers.jsonl')]
    yield 'seed', base / 'seed' / 'gold.jsonl', [], False, NEWS
    yield 'golden', base / 'golden' / 'golden.jsonl', [], False, NEWS
    yield 'news_train', gold / 'news_train.jsonl.gz', overlay, False, QUOTED + SPEAKER
    for novel in sorted(gold.glob('fiction_*.jsonl.gz')):
        name = novel.name[len('fiction_'):-len('.jsonl.gz')]
        yield name, novel, [], False, FICTION
        yield name + '+cast', novel, [], True, FICTION
    yield 'litbank', gold / 'litbank_dev.jsonl.gz', [], False, FICTION
    yield 'litbank+cast', gold / 'litbank_dev.jsonl.gz', [], True, FICTION
    yield 'ewt', gold / 'sentences_ewt_dev.jsonl.gz', [], False, SENTENCES
    yield 'golden_rules', gold / 'sentences_golden_rules.jsonl', [], False, SENTENCES + ('passed',)


def build():
    subprocess.run(['cargo', 'build', '--release', '--quiet', '--example', 'jsonl'], cwd=ROOT, check=True)
    target = json.loads(subprocess.run(['cargo', 'metadata', '--no-deps', '--format-version', '1'], cwd=ROOT,
                                       check=True, capture_output=True, text=True).stdout)['target_directory']
    return Path(target) / 'release' / 'examples' / 'jsonl'


def score(base, binary, keep, one):
    """The figures of one set, in per cent."""
    name, gold, more, cast, columns = one
    predictions = Path(keep) / (name + '.pred.jsonl')
    began = time.monotonic()
    texts = [sys.executable, str(base / 'eval' / 'texts.py'), str(gold)] + (['--cast'] if cast else [])
    with open(predictions, 'wb') as out:
        feed = subprocess.Popen(texts, stdout=subprocess.PIPE)
        run = subprocess.run([str(binary)], stdin=feed.stdout, stdout=out, stderr=subprocess.PIPE)
        feed.stdout.close()
        if feed.wait() != 0 or run.returncode != 0:
            raise SystemExit('%s: jsonl failed: %s' % (name, run.stderr.decode(errors='replace')[-400:]))
    seconds = time.monotonic() - began
    per_doc = ['--per-doc'] if 'passed' in columns else []
    scorer = [sys.executable, str(base / 'eval' / 'score.py'), str(gold), str(predictions), '--json'] + more + per_doc
    done = subprocess.run(scorer, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit('%s: score.py failed: %s' % (name, done.stderr[-400:]))
    found = json.loads(done.stdout)
    if per_doc:
        docs = found.pop('per_doc').values()
        found['passed'] = sum(d['sentences']['exact'] == 1 for d in docs) / len(docs)
    figures = {}
    for key, path in COLUMNS:
        if key in columns:
            value = found
            for step in path:
                value = value.get(step) if isinstance(value, dict) else None
            if value is not None:
                figures[key] = round(100 * value, 2)
    return name, figures, seconds


def mean(rows):
    keys = [key for key, _ in COLUMNS if all(key in row for row in rows)]
    return {key: round(sum(row[key] for row in rows) / len(rows), 2) for key in keys} if rows else {}


def table(results, floors, seconds):
    """One line a set; a figure below its floor is marked with '!'."""
    keys = [key for key, _ in COLUMNS if any(key in row for row in results.values())]
    lines = ['%-32s' % '' + ''.join('%11s' % key for key in keys) + '   seconds']
    for name, row in results.items():
        cells = []
        for key in keys:
            low = row.get(key, 100.0) < floors.get(name, {}).get(key, 0.0)
            cells.append('%11s' % (('!' if low else '') + '%.1f' % row[key] if key in row else '-'))
        lines.append('%-32s' % name + ''.join(cells) + ('   %5.1f' % seconds[name] if name in seconds else ''))
    return '\n'.join(lines)


README_ROWS = [
    ('News (PolNeAR, training part, 840 articles)', 'news_train'),
    ('Eight novels (PDNC), the cast handed in', 'novels+cast'),
    ('Eight novels (PDNC), the cast found', 'novels'),
    ('Openings of 44 novels (LitBank)', 'litbank'),
    ('280 written passages, one phenomenon each', 'golden'),
]
README_COLUMNS = [
    ('words in marks', 'quoted'), ('all', 'all'), ('source', 'source'), ('speaker', 'speaker'),
    ('when named', 'named'),
]
BEGIN, END = '<!-- figures: begin -->', '<!-- figures: end -->'


def readme(results):
    """Puts the figures between the two marks in the README."""
    lines = ['| | ' + ' | '.join(heading for heading, _ in README_COLUMNS) + ' |',
             '|---|' + '---:|' * len(README_COLUMNS)]
    for title, name in README_ROWS:
        row = results[name]
        cells = ['%.1f' % row[key] if key in row else '–' for _, key in README_COLUMNS]
        lines.append('| %s | %s |' % (title, ' | '.join(cells)))
    ewt, rules = results['ewt'], results['golden_rules']
    lines += ['', 'Sentences: %.1f exactly right on web text (English Web Treebank, development part), ends of sentences '
              'F %.1f; %.0f of the 48 English "golden rules" of the Pragmatic Segmenter.'
              % (ewt['sentences'], ewt['bounds'], rules['passed'] * 48 / 100)]
    path = ROOT / 'README.md'
    text = path.read_text()
    before, rest = text.split(BEGIN)
    path.write_text(before + BEGIN + '\n' + '\n'.join(lines) + '\n' + END + rest.split(END)[1])


# Shares by kind of source, in one novel, are of some 250 quotations: less than one of them is no fall.
ONE = {'explicit': 0.4, 'anaphoric': 0.4, 'implicit': 0.4}


def below(results, floors):
    for name, row in results.items():
        for key, floor in floors.get(name, {}).items():
            if row.get(key, 0.0) < floor - ONE.get(key, 0.0):
                yield '%s %s is %.2f, its floor %.2f' % (name, key, row.get(key, 0.0), floor)


def lift(results, floors, margin):
    """Raises each floor to the figure less the margin, where that is higher. Returns how many."""
    count = 0
    for name, row in results.items():
        for key, value in row.items():
            new = round(max(0.0, value - margin), 2)
            if new > floors.setdefault(name, {}).get(key, 0.0):
                floors[name][key] = new
                count += 1
    return count


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--only', metavar='TEXT', help='only the sets whose name contains this')
    parser.add_argument('--raise', dest='lift', action='store_true', help='raise the floors to the figures')
    parser.add_argument('--margin', type=float, default=0.2, help='how far below the figure a floor lies (0.2)')
    parser.add_argument('--keep', metavar='DIR', help='keep the predictions here')
    parser.add_argument('--json', metavar='FILE', help='write the figures here')
    parser.add_argument('--readme', action='store_true', help='write the figures into the README')
    parser.add_argument('--binary', metavar='PATH', help='a jsonl built before')
    options = parser.parse_args()
    base = shared()
    if base is None:
        print('scoreboard: no gold beside the repository; nothing to score')
        return 0
    binary = options.binary or build()
    floors = json.loads(FLOORS.read_text()) if FLOORS.is_file() else {}
    wanted = [one for one in sets(base) if not options.only or options.only in one[0]]
    if not wanted:
        parser.error('no set is named so')
    with tempfile.TemporaryDirectory() as scratch:
        keep = options.keep or scratch
        os.makedirs(keep, exist_ok=True)
        # The long ones first, so that both workers end together.
        order = sorted(wanted, key=lambda one: -one[1].stat().st_size)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            done = list(pool.map(lambda one: score(base, binary, keep, one), order))
    by_name = {name: figures for name, figures, _ in done}
    seconds = {name: spent for name, _, spent in done}
    results = {one[0]: by_name[one[0]] for one in wanted}
    novels = [one[0] for one in wanted if one[1].name.startswith('fiction_')]
    if not options.only:
        results['novels'] = mean([by_name[n] for n in novels if not n.endswith('+cast')])
        results['novels+cast'] = mean([by_name[n] for n in novels if n.endswith('+cast')])
    print(table(results, floors, seconds))
    if options.json:
        Path(options.json).write_text(json.dumps(results, indent=1) + '\n')
    if options.readme and not options.only:
        readme(results)
    low = list(below(results, floors))
    for line in low:
        print('BELOW ITS FLOOR: ' + line)
    if options.lift:
        count = lift(results, floors, options.margin)
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + '\n')
        print('%d floors raised' % count)
    return 1 if low else 0


if __name__ == '__main__':
    sys.exit(main())
