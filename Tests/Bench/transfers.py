#!/usr/bin/env python3
"""Benchmarks of push, pull and pictures with the test server on loopback, in turns with curl for the same requests."""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SERVER = os.path.join(HERE, '..', 'HedgeDocServer', 'hedgedoc_server.py')
DATE = '2024-09-26'


def picture(seed, size):
    """Returns distinct bytes that begin and end like a PNG."""
    body = seed.to_bytes(4, 'big') * (size // 4)
    return b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0' + body + b'\0\0\0\0IEND\xaeB`\x82'


def run(command, environment):
    """Returns seconds, and the peak memory of the process and its children, in MB."""
    probe = (
        'import resource,subprocess,sys,time\n'
        's=time.perf_counter()\n'
        'p=subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL)\n'
        'print(time.perf_counter()-s,resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss,p.returncode)')
    out = subprocess.check_output(['python3', '-I', '-S', '-c', probe, *command], env=environment).split()
    if int(out[2]):
        raise SystemExit(f'{command} ended with {int(out[2])}')
    return float(out[0]), int(out[1]) / 1024


def world(place, names, address):
    os.makedirs(f'{place}/reports/{DATE}')
    shown = '\n\n'.join(f'![p]({address}/uploads/{name})' for name in names)
    with open(f'{place}/minutes.yml', 'w') as file:
        file.write(f'teams: [{{ id: iaas, name: Team IaaS }}]\nhedgedoc: {{ url: "{address}" }}\n')
    with open(f'{place}/reports/{DATE}/iaas.md', 'w') as file:
        file.write(f'## Pictures\n\n{shown}\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--minutes', default='.build/release/minutes', type=os.path.abspath)
    parser.add_argument('--runs', type=int, default=7)
    options = parser.parse_args()
    scratch = tempfile.mkdtemp()
    environment = {'PATH': '/usr/bin:/bin', 'HOME': scratch, 'LC_ALL': 'C.UTF-8'}
    os.makedirs(f'{scratch}/notes/uploads')
    small = [f'small-{index}.png' for index in range(100)]
    large = [f'large-{index}.png' for index in range(10)]
    for index, name in enumerate(small + large):
        with open(f'{scratch}/notes/uploads/{name}', 'wb') as file:
            file.write(picture(index, 300_000 if name in small else 19_000_000))
    server = subprocess.Popen(
        [sys.executable, '-B', SERVER, '--notes', f'{scratch}/notes'], stdout=subprocess.PIPE, text=True)
    rows = []
    try:
        address = server.stdout.readline().strip()
        with open(f'{scratch}/list', 'w') as file:
            for name in small:
                file.write(f'url = "{address}/uploads/{name}"\noutput = "{scratch}/curl/{name}"\n')
        ours, theirs = [], []
        for index in range(options.runs):
            for folder in ('curl', 'ours'):
                shutil.rmtree(f'{scratch}/{folder}', ignore_errors=True)
            os.makedirs(f'{scratch}/curl')
            world(f'{scratch}/ours', small, address)
            command = [options.minutes, '-C', f'{scratch}/ours', 'build', DATE, '--fetch']
            ours.append(run(command, environment))
            theirs.append(run(['curl', '-s', '--parallel', '--parallel-max', '8', '-K', f'{scratch}/list'], environment))
            if len(os.listdir(f'{scratch}/ours/community-call')) != 101:
                raise SystemExit('not all pictures came')
        a, b = (statistics.median(sample[0] for sample in samples) * 1e3 for samples in (ours, theirs))
        rows.append(('100 pictures of 300 kB', f'{a:.0f} ms', f'curl --parallel, same list {b:.0f} ms', f'≤ 2 × ({a / b:.1f} ×)'))
        rows.append(('memory meanwhile', f'{max(s[1] for s in ours):.0f} MB', '', '≤ 60 MB'))
        shutil.rmtree(f'{scratch}/ours')
        world(f'{scratch}/ours', large, address)
        seconds, peak = run([options.minutes, '-C', f'{scratch}/ours', 'build', DATE, '--fetch'], environment)
        rows.append(('10 pictures of 19 MB, memory', f'{peak:.0f} MB', f'in {seconds * 1e3:.0f} ms', '≤ 60 MB'))
    finally:
        server.kill()
        server.wait()
        shutil.rmtree(scratch, ignore_errors=True)
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    print('Transfers on loopback, wall time, medians in turns')
    for row in rows:
        print('  '.join([row[0].ljust(widths[0]), row[1].rjust(widths[1]), row[2].ljust(widths[2]), row[3]]).rstrip())


main()
