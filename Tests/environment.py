"""A virtual environment in .build-venv for tests that need Python packages; nothing is installed system-wide."""
import os
import subprocess
import sys
from pathlib import Path

VENV = Path(__file__).resolve().parent.parent / ".build-venv"


def enter(script, requirements=None):
    """Restarts the script in an environment with the pinned packages of the requirements.txt beside it, or of another."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        return
    python = VENV / "bin" / "python"
    if not python.exists():
        # Without Debian's python3-venv the environment has no pip; the system's pip can install into it.
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(VENV)], check=True)
    wanted = Path(requirements or Path(script).resolve().with_name("requirements.txt")).resolve()
    mark = VENV / (wanted.parent.name + ".installed")
    if not mark.exists() or mark.read_bytes() != wanted.read_bytes():
        subprocess.run(
            [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--disable-pip-version-check",
             "--require-hashes", "--only-binary=:all:", "-r", str(wanted)], check=True)
        mark.write_bytes(wanted.read_bytes())
    os.execv(str(python), [str(python), "-B", str(script), *sys.argv[1:]])
