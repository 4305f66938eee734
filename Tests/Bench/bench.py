#!/usr/bin/env python3
"""Benchmarks of minutes against other programs, measured in turns so that noise of the machine affects both.

usage: bench.py [--minutes PATH] [--decks FOLDER] [--runs N]

Without --decks, decks are made up: as many and as large as a year of a real community's. Times are CPU time of the whole
process, start-up included (wall time where it says so), medians over the runs. Exit status 0: this only measures.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLE = os.path.join(HERE, '..', '..', 'minutes')
DATE = '2024-09-26'


def once(command):
    """Returns CPU and wall time in milliseconds, peak memory in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f'{command} ended with {process.returncode}')
    return (usage.ru_utime + usage.ru_stime) * 1e3, (time.perf_counter() - start) * 1e3


def memory(command):
    """Returns peak resident memory in MB, measured by a small parent process."""
    run = subprocess.run(['/usr/bin/env', 'sh', '-c', '"$@" >/dev/null 2>&1; :', 'sh', *command], check=False)
    del run
    probe = (
        'import os,subprocess,sys\n'
        'p=subprocess.Popen(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL)\n'
        'print(os.wait4(p.pid,0)[2].ru_maxrss)')
    out = subprocess.check_output(['python3', '-I', '-S', '-c', probe, *command])
    return int(out) / 1024


def pair(ours, theirs, runs, before=lambda: None):
    """Returns the medians of both, measured in turns."""
    a, b = [], []
    for index in range(runs + 1):
        before()
        first, second = once(ours), once(theirs)
        if index:
            a.append(first)
            b.append(second)
    pick = lambda samples, column: statistics.median(s[column] for s in samples)
    return (pick(a, 0), pick(a, 1)), (pick(b, 0), pick(b, 1))


def made_up_decks(folder):
    """34 decks of 7 kB."""
    os.makedirs(folder)
    for week in range(34):
        slides = []
        for team in range(12):
            slides.append(f'# Team {team}\n\nReport by [@someone-{team}](https://github.com/someone-{team})\n')
            for topic in range(2):
                items = ''.join(
                    f'- Item {week}.{item} of *topic* {topic}, see [#{week * 100 + item}](https://example.org/{item})\n'
                    f'    - with `code`, and **what comes next**\n' for item in range(3))
                slides.append(f'## Topic {topic}\n\n{items}')
        body = '\n---\n\n'.join(slides)
        day = time.strftime('%Y%m%d', time.gmtime(1_700_000_000 + week * 604_800))
        with open(f'{folder}/{day}.md', 'w') as file:
            file.write(f'---\ntitle: Call\ntype: slide\nslideOptions:\n  theme: white\n---\n\n{body}')


def long_report(times):
    topic = '## Topic\n\n- one **bold** and [a link](https://example.org/)\n    - nested, with `code`\n- two :tada:\n\n'
    return '---\nteam: iaas\nreporter: someone\n---\n\n' + topic * times


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--minutes', default='.build/release/minutes')
    parser.add_argument('--decks', help='a folder of real decks')
    parser.add_argument('--runs', type=int, default=30)
    args = parser.parse_args()
    minutes = os.path.abspath(args.minutes)
    scratch = tempfile.mkdtemp()
    rows = []

    def row(what, ours, theirs, bar):
        rows.append((what, ours, theirs, bar))

    try:
        (v, _), (c, _) = pair([minutes, '--version'], ['cmark-gfm', '--version'], args.runs)
        row('--version', f'{v:.1f} ms', f'cmark-gfm --version {c:.1f} ms', f'≤ {2 * c + 6:.1f} ms')

        root = os.path.join(scratch, 'example')
        shutil.copytree(EXAMPLE, root)
        folder = os.path.join(root, 'reports', DATE)
        reports = [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith('.md')]
        originals = {path: open(path).read().rstrip('\n') for path in reports}
        counter = [0]

        def change_all():
            counter[0] += 1
            for path, text in originals.items():
                open(path, 'w').write(f'{text}\n\nChanged {counter[0]} times.\n')

        build = [minutes, '-C', root, 'build', DATE]
        (b, bw), (c, cw) = pair(build, ['cmark-gfm', *reports], args.runs, change_all)
        row('build, all reports changed', f'{b:.1f} ms', f'cmark-gfm, same bytes {c:.1f} ms', f'≤ 10 × ({b / c:.1f} ×)')
        row('the same, wall', f'{bw:.1f} ms', f'cmark-gfm, same bytes {cw:.1f} ms', '≤ 15 ms where that takes 2')
        (n, _), _ = pair(build, ['cmark-gfm', *reports], args.runs)
        row('build, nothing changed', f'{n:.1f} ms', f'all changed {b:.1f} ms', f'< 0.5 × ({n / b:.2f} ×)')

        decks = args.decks
        if not decks:
            decks = os.path.join(scratch, 'decks')
            made_up_decks(decks)
        files = sorted(
            os.path.join(decks, name) for name in os.listdir(decks)
            if name.endswith('.md') and 'type: slide' in open(os.path.join(decks, name), errors='replace').read(1000))
        size = sum(map(os.path.getsize, files)) // 1000
        (k, _), (c, _) = pair([minutes, 'check', *files], ['cmark-gfm', *files], args.runs)
        row(f'check, {len(files)} decks, {size} kB', f'{k:.1f} ms', f'cmark-gfm, same files {c:.1f} ms',
            f'≤ 6 × ({k / c:.1f} ×)')

        peak = max(memory(command) for command in (build, [minutes, 'check', *files], [minutes, '--version']))
        row('memory, peak of these', f'{peak:.1f} MB', '', '≤ 30 MB')

        sizes = []
        for times in (100, 1000):
            path = os.path.join(scratch, f'long{times}.md')
            open(path, 'w').write(long_report(times))
            sizes.append(path)
        (ten, _), (one, _) = pair([minutes, 'check', sizes[1]], [minutes, 'check', sizes[0]], max(20, args.runs // 2))
        row('check, a report 10 × as long', f'{ten:.1f} ms', f'the short one {one:.1f} ms', f'≤ 11 × ({ten / one:.1f} ×)')

        for name, text in (('[', '['), ('*', '*'), ('>', '>'), ('backticks', '`'), ('nested lists', '- ')):
            path = os.path.join(scratch, 'hostile.md')
            open(path, 'w').write('---\ntype: slide\n---\n\n' + text * ((1 << 20) // len(text)))
            cpu, _ = once([minutes, 'inspect', path])
            row(f'inspect, 1 MB of {name}', f'{cpu:.0f} ms', '', '≤ 2000 ms')
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    widths = [max(len(r[column]) for r in rows) for column in range(3)]
    print(f'CPU time, medians of {args.runs} runs in turns')
    for r in rows:
        print('  '.join([r[0].ljust(widths[0]), r[1].rjust(widths[1]), r[2].ljust(widths[2]), r[3]]).rstrip())


if __name__ == '__main__':
    main()
