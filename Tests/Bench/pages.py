#!/usr/bin/env python3
"""Benchmarks of `minutes export` against other programs, measured in turns.

usage: pages.py [--minutes PATH] [--decks FOLDER] [--runs N]

pandoc and MkSlides come from their registry packages into .build-bench. Times are CPU time of the whole process, start-up
included, medians over the runs. Exit status 0: this only measures.
"""
import argparse
import gzip
import os
import re
import shutil
import tempfile

from bench import EXAMPLE, DATE, made_up_decks, memory, once, pair
from peers import peers


def weight(folder, page):
    """Returns the compressed size in kB of a page and the files that it loads at once, except for mermaid and pictures."""
    text = open(os.path.join(folder, page), encoding='utf-8').read()
    names = set(re.findall(r'assets/[\w.-]+', text))
    for name in list(names):
        if name.endswith('.css'):
            css = open(os.path.join(folder, name), encoding='utf-8').read()
            names |= {'assets/' + n for n in re.findall(r'url\("?([\w.-]+\.woff2)', css) if 'katex' not in n}
    names = {n for n in names if not n.endswith(('mermaid.js', '.png', '.jpg'))}
    total = len(gzip.compress(text.encode(), 9))
    for name in names:
        data = open(os.path.join(folder, name), 'rb').read()
        total += len(data) if name.endswith('.woff2') else len(gzip.compress(data, 9))
    return total / 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--minutes', default='.build/release/minutes')
    parser.add_argument('--decks', help='a folder of real decks')
    parser.add_argument('--runs', type=int, default=15)
    args = parser.parse_args()
    minutes = os.path.abspath(args.minutes)
    pandoc, mkslides, _ = peers()
    scratch = tempfile.mkdtemp()
    rows = []
    try:
        deck = os.path.join(EXAMPLE, 'community-call', DATE.replace('-', '') + '.md')
        out = os.path.join(scratch, 'example')
        export = [minutes, 'export', deck, '--to', 'html', '-o', out]
        once(export)
        (ours, _), (cmark, _) = pair(export, ['cmark-gfm', deck], args.runs)
        rows.append(('the example as a page', f'{ours:.1f} ms', f'cmark-gfm {cmark:.1f} ms', f'≤ 15 × ({ours / cmark:.1f} ×)'))
        slides = [pandoc, '-f', 'markdown', '-t', 'revealjs', '-s', deck, '-o', os.path.join(scratch, 'pandoc.html')]
        (ours, _), (theirs, _) = pair(export, slides, max(3, args.runs // 3))
        rows.append(('the same', f'{ours:.1f} ms', f'pandoc -t revealjs {theirs:.0f} ms', f'≥ 25 × faster ({theirs / ours:.0f} ×)'))

        decks = args.decks
        if not decks:
            decks = os.path.join(scratch, 'decks')
            made_up_decks(decks)
        files = sorted(
            os.path.join(decks, name) for name in os.listdir(decks)
            if re.match(r'\d{8}.*\.md$', name) and 'type: slide' in open(os.path.join(decks, name), errors='replace').read(1000))
        alone = os.path.join(scratch, 'alone')
        os.makedirs(alone)
        for path in files:
            shutil.copy(path, alone)
        every = [minutes, 'export', *files, '--to', 'html', '-o', os.path.join(scratch, 'all')]
        once(every)
        (ours, _), (cmark, _) = pair(every, ['cmark-gfm', *files], args.runs)
        rows.append((f'{len(files)} decks in one call', f'{ours:.1f} ms', f'cmark-gfm {cmark:.1f} ms', f'≤ 8 × ({ours / cmark:.1f} ×)'))
        (ours, _), (theirs, _) = pair(every, [mkslides, 'build', '-d', os.path.join(scratch, 'mk'), alone], 3)
        rows.append(('the same', f'{ours:.1f} ms', f'mkslides build {theirs:.0f} ms', f'≥ 10 × faster ({theirs / ours:.0f} ×)'))

        pdf = [minutes, 'export', deck, '--to', 'pdf', '-o', out]
        once(pdf)
        wall = sorted(once(pdf)[1] for _ in range(5))[2]
        rows.append(('the example as PDF, wall', f'{wall / 1000:.2f} s', '', '≤ 4 s'))
        rows.append(('weight of the example\'s page', f'{weight(out, os.path.basename(deck)[:-3] + ".html"):.0f} kB', '', '≤ 250 kB'))
        rows.append(('memory', f'{max(memory(export), memory(every)):.1f} MB', '', '≤ 40 MB'))
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    widths = [max(len(r[column]) for r in rows) for column in range(3)]
    print(f'pages; CPU time where it says nothing else, medians of {args.runs} runs in turns')
    for r in rows:
        print('  '.join([r[0].ljust(widths[0]), r[1].rjust(widths[1]), r[2].ljust(widths[2]), r[3]]).rstrip())


main()
