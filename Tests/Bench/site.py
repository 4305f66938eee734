#!/usr/bin/env python3
"""Benchmarks of `minutes publish` against other programs, measured in turns.

usage: site.py [--minutes PATH] [--corpus DIR] [--runs N] [--calls N] [--only cold,same,large]

Without --corpus an archive is made up, of as many files as a real one of four years. A corpus is adopted by `minutes init` in a
copy. Times are wall time of the whole process where nothing else is said, start-up included, medians over the runs; each
cold run is into a folder of its own. Exit status 0: this only measures.
"""
import argparse
import ctypes.util
import glob
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from bench import once
from peers import peers

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'Site'))
import made_up_archive  # noqa: E402

QUICK = ('--no-search', '--no-previews')
HUGO = "hugo"
LAYOUT = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{ .Title }}</title>
</head>
<body>
<h1>{{ .Title }}</h1>
{{ .Content }}
{{ range .Pages }}<p><a href="{{ .RelPermalink }}">{{ .File }}</a></p>{{ end }}
</body>
</html>
"""
# libcmark-gfm with the extensions of GitHub, as a library in one process: seconds for the parsing alone.
IN_PROCESS = """
import ctypes, sys, time
base, more = ctypes.CDLL(sys.argv[1], mode=ctypes.RTLD_GLOBAL), ctypes.CDLL(sys.argv[2])
for name in ("cmark_parser_new", "cmark_find_syntax_extension", "cmark_parser_finish"):
    getattr(base, name).restype = ctypes.c_void_p
texts = [open(path, "rb").read() for path in sys.argv[3:]]
more.cmark_gfm_core_extensions_ensure_registered()
extensions = [ctypes.c_void_p(base.cmark_find_syntax_extension(name)) for name in (b"table", b"strikethrough", b"autolink", b"tasklist")]
start = time.perf_counter()
for text in texts:
    parser = ctypes.c_void_p(base.cmark_parser_new(1 << 1))
    for extension in extensions: base.cmark_parser_attach_syntax_extension(parser, extension)
    base.cmark_parser_feed(parser, text, ctypes.c_size_t(len(text)))
    tree = ctypes.c_void_p(base.cmark_parser_finish(parser))
    base.cmark_node_free(tree)
    base.cmark_parser_free(parser)
print(time.perf_counter() - start)
"""


def markdown(root):
    """Returns the files that are published."""
    return sorted(p for p in glob.glob(os.path.join(root, '**', '*.md'), recursive=True)
                  if not re.match(r'(reports|templates)/', os.path.relpath(p, root)))


def forget(*folders):
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(os.path.join(os.path.dirname(folder), f'.{os.path.basename(folder)}.minutes'), ignore_errors=True)


def parsing(files):
    """Returns the time of libcmark-gfm to parse the files in one process, in milliseconds."""
    libraries = [ctypes.util.find_library(name) for name in ('cmark-gfm', 'cmark-gfm-extensions')]
    return float(subprocess.check_output(['python3', '-I', '-S', '-c', IN_PROCESS, *libraries, *files])) * 1e3


def hugo_site(root, place):
    """Writes the same files as content of a Hugo site with a single layout."""
    shutil.copytree(root, f'{place}/content', ignore=shutil.ignore_patterns('.*', 'reports', 'templates', 'minutes.yml'))
    os.makedirs(f'{place}/layouts/_default')
    for name in ('single', 'list'):
        with open(f'{place}/layouts/_default/{name}.html', 'w') as file:
            file.write(LAYOUT)
    with open(f'{place}/hugo.toml', 'w') as file:
        file.write('baseURL = "https://example.org/minutes/"\ntitle = "Minutes"\ndisableKinds = ["taxonomy", "term"]\n'
                   '[markup.goldmark.renderer]\nunsafe = true\n')
    # Hugo rejects files whose front matter it cannot parse: they are left out, and counted.
    left_out = 0
    while True:
        run = subprocess.run([HUGO, '--source', place, '--destination', f'{place}/out'], capture_output=True, text=True)
        if run.returncode == 0:
            return left_out
        bad = re.search(r'"(/[^"\n]*/content/[^"\n:]*\.md)', run.stdout + run.stderr)
        if not bad or not os.path.exists(bad.group(1)):
            raise SystemExit(f'Hugo: {run.stdout}{run.stderr}')
        os.remove(bad.group(1))
        left_out += 1


def memory(command):
    """Returns peak resident memory of one run in MB, measured by a small parent process."""
    probe = ('import os,subprocess,sys\n'
             'p=subprocess.Popen(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL)\n'
             'print(os.wait4(p.pid,0)[2].ru_maxrss)')
    return int(subprocess.check_output(['python3', '-I', '-S', '-c', probe, *command])) / 1024


def in_turns(runs, *measures):
    """Returns the medians of several measures, taken in turns after a warm-up run; each returns a tuple."""
    taken = [[] for _ in measures]
    for index in range(runs + 1):
        for samples, measure in zip(taken, measures):
            value = measure()
            if index:
                samples.append(value)
    return [tuple(statistics.median(column) for column in zip(*samples)) for samples in taken]


class Rows:
    def __init__(self):
        self.rows = []

    def add(self, *row):
        self.rows.append([*row, '', '', ''][:4])
        print('  '.join(part for part in self.rows[-1] if part), file=sys.stderr, flush=True)

    def show(self, title):
        widths = [max(len(r[column]) for r in self.rows) for column in range(3)]
        print(title)
        for r in self.rows:
            print('  '.join([r[0].ljust(widths[0]), r[1].rjust(widths[1]), r[2].ljust(widths[2]), r[3]]).rstrip())


def command(minutes, root, out):
    return [minutes, '-C', root, 'publish', '-o', out, '--force', *QUICK]


def memory_disk():
    """Returns a folder on a memory file system; `None` if there is none with enough space."""
    place = '/dev/shm'
    if not os.path.isdir(place) or not os.access(place, os.W_OK) or shutil.disk_usage(place).free < 2 << 30:
        return None
    return tempfile.mkdtemp(prefix='minutes-bench-', dir=place)


def cold(rows, minutes, root, pandoc, scratch, runs, where):
    out, hugo = os.path.join(scratch, 'public'), os.path.join(scratch, 'hugo')
    files = markdown(root)
    decks = sum(b'type: slide' in open(path, 'rb').read(1500) for path in files)
    left_out = hugo_site(root, hugo)
    size = sum(map(os.path.getsize, files)) // 1000
    what = f'{decks} decks + {len(files) - decks} other files, {size} kB, cold, {where}'

    # Each run has a new folder, and nothing is deleted between runs: for minutes ext4 steps around deleted files one by
    # one, which would be measured instead. Whatever ran before on this disk may have deleted some.
    turn = [0]

    def ours():
        turn[0] += 1
        return once(command(minutes, root, f'{out}-{turn[0]}'))

    def theirs():
        return once([HUGO, '--source', hugo, '--destination', f'{hugo}/out-{turn[0]}', '--quiet'])

    (cpu, wall), (hugo_cpu, hugo_wall), (parse,), (_, cmark) = in_turns(
        runs, ours, theirs, lambda: (parsing(files),), lambda: once(['cmark-gfm', '-e', 'table', *files]))
    less = f' ({left_out} files left out)' if left_out else ''
    rows.add(what, f'{wall:.0f} ms', f'Hugo {hugo_wall:.0f} ms{less}', f'≤ 0.6 × ({wall / hugo_wall:.2f} ×)')
    rows.add('the same, CPU time', f'{cpu:.0f} ms', f'Hugo {hugo_cpu:.0f} ms', f'({cpu / hugo_cpu:.2f} ×)')
    rows.add('the same', f'{wall:.0f} ms', f'libcmark-gfm parsing in process {parse:.1f} ms', f'≤ 6 × ({wall / parse:.1f} ×; CPU {cpu / parse:.1f} ×)')
    rows.add('the same', f'{wall:.0f} ms', f'cmark-gfm as a program {cmark:.0f} ms', f'({wall / cmark:.1f} ×)')
    whole = [pandoc, '-f', 'gfm', '-t', 'html', '-o', os.path.join(scratch, 'pandoc.html'), *files]
    pandoc_wall = statistics.median(once(whole)[1] for _ in range(2))
    rows.add('the same', f'{wall:.0f} ms', f'pandoc, all in one {pandoc_wall:.0f} ms', f'({pandoc_wall / wall:.0f} × faster)')
    rows.add('memory', f'{memory(command(minutes, root, out + "-memory")):.0f} MB')
    for folder in glob.glob(f'{out}-*'):
        forget(folder)


def same(rows, minutes, root, out, runs, what):
    publish = command(minutes, root, out)
    once(publish)
    (cpu, wall), = in_turns(runs, lambda: once(publish))
    rows.add(f'nothing changed, {what}', f'{wall:.1f} ms', f'CPU {cpu:.1f} ms', '' if '10,000' in what else '≤ 30 ms')


def one(rows, minutes, root, out, runs, what):
    """Publishes after one deck has changed; the list of changes names the written files."""
    decks = sorted(glob.glob(os.path.join(root, made_up_archive.FOLDER, '2*.md')))
    changes, counter, listed = out + '.changes', [0], []

    def changed():
        counter[0] += 1
        with open(decks[len(decks) // 2 + counter[0] % 7], 'a') as file:
            file.write(f'\n- change {counter[0]}\n')
        sample = once([*command(minutes, root, out), '--changed-files', changes])
        listed.append(sum(1 for _ in open(changes)))
        return sample

    (cpu, wall), = in_turns(runs, changed)
    rows.add(f'one report changed, {what}', f'{wall:.1f} ms', f'{statistics.median(listed):.0f} files written, CPU {cpu:.1f} ms', '≤ 100 ms' if ' 1,000' in f' {what}' else '')


def large(rows, minutes, scratch, counts, runs):
    figures = []
    for calls in counts:
        root, out = os.path.join(scratch, f'calls-{calls}'), os.path.join(scratch, f'public-{calls}')
        made_up_archive.make(root, calls)
        publish = command(minutes, root, out)
        walls, cpus = [], []
        turns = max(2, runs // 4) if calls <= 1000 else 2
        for turn in range(turns):
            cpu, wall = once(command(minutes, root, f'{out}-{turn}'))
            walls.append(wall)
            cpus.append(cpu)
        peak = memory(publish)
        figures.append((statistics.median(walls), peak))
        count = sum(len(names) for _, _, names in os.walk(out))
        rows.add(f'{calls:,} calls, cold', f'{figures[-1][0] / 1000:.2f} s', f'{peak:.0f} MB, CPU {statistics.median(cpus) / 1000:.2f} s, {count:,} files', '≤ 300 MB')
        start = time.perf_counter()
        same(rows, minutes, root, out, runs, f'{calls:,} calls')
        if calls == 1000 or time.perf_counter() - start < 20:
            one(rows, minutes, root, out, runs, f'{calls:,} calls')
        shutil.rmtree(root)
        forget(out, *(f'{out}-{turn}' for turn in range(turns)))
    if len(figures) > 1:
        (small, less), (big, more) = figures[0], figures[-1]
        factor = counts[-1] / counts[0]
        rows.add(f'{factor:.0f} times the calls', f'{big / small:.1f} × the time', f'{more / less:.1f} × the memory', 'linear')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--minutes', default='.build/release/minutes')
    parser.add_argument('--corpus', help='a folder of real minutes')
    parser.add_argument('--runs', type=int, default=11)
    parser.add_argument('--calls', default='1000,10000', help='sizes of the large archives')
    parser.add_argument('--only', default='cold,same,large')
    options = parser.parse_args()
    minutes, wanted, rows = os.path.abspath(options.minutes), options.only.split(','), Rows()
    global HUGO
    pandoc, _, HUGO = peers()
    scratch = tempfile.mkdtemp(prefix='minutes-bench-')
    try:
        root = os.path.join(scratch, 'corpus')
        if options.corpus:
            shutil.copytree(options.corpus, root)
            subprocess.run([minutes, 'init', root], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        else:
            made_up_archive.make(root, 215)
        what = 'the corpus' if options.corpus else 'the made-up archive'
        out = os.path.join(scratch, 'public')
        if 'cold' in wanted:
            cold(rows, minutes, root, pandoc, scratch, options.runs, 'on the disk')
            quick = memory_disk()
            if quick:
                try:
                    cold(rows, minutes, root, pandoc, quick, options.runs, 'in memory')
                finally:
                    shutil.rmtree(quick, ignore_errors=True)
        if 'same' in wanted:
            same(rows, minutes, root, out, options.runs, what)
        if 'large' in wanted:
            large(rows, minutes, scratch, [int(n) for n in options.calls.split(',')], options.runs)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    rows.show(f'website; wall time where it says nothing else, medians of {options.runs} runs in turns')


if __name__ == '__main__':
    main()
