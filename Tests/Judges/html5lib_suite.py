#!/usr/bin/env python3
"""Runs the tokeniser tests of html5lib on the HTML tokeniser. The suite comes with html5lib's source
package, verified by its SHA-256 and unpacked into .build-assets.
"""
import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / ".build-assets" / "html5lib-1.1"
NAME = "html5lib-1.1.tar.gz"
SHA256 = "b2e5b40261e20f354d198eae92afc10d750afb487ed5e50f9c4eaf07c184146f"
INSIDE = "html5lib-1.1/html5lib/tests/testdata/tokenizer/"


def fetch(scratch):
    constraint = scratch / "constraints.txt"
    # pip makes the package's metadata, for which its old setup.py wants what newer setuptools do not have any more.
    constraint.write_text("setuptools<80\n")
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-binary", "html5lib",
         "--dest", str(scratch), "html5lib==1.1"], check=True, env=dict(os.environ, PIP_CONSTRAINT=str(constraint)))
    data = (scratch / NAME).read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256:
        sys.exit(f"{NAME} is not what it was; look at it before you trust it")
    with tarfile.open(scratch / NAME) as package:
        for member in package.getmembers():
            name = member.name.removeprefix(INSIDE)
            if member.isfile() and member.name.startswith(INSIDE) and name.endswith(".test") and "/" not in name:
                (scratch / "new").mkdir(exist_ok=True)
                (scratch / "new" / name).write_bytes(package.extractfile(member).read())
    FOLDER.parent.mkdir(exist_ok=True)
    (scratch / "new").rename(FOLDER)


def main():
    if not FOLDER.exists():
        # Unpacked next to its final path, then renamed, so that it is never incomplete.
        FOLDER.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=FOLDER.parent) as scratch:
            fetch(Path(scratch))
    done = subprocess.run(["swift", "test", "--skip-build", "--filter", "HTML5LibTests"], cwd=ROOT, capture_output=True, text=True,
                          env=dict(os.environ, MINUTES_HTML5LIB=str(FOLDER)))
    said = [line for line in (done.stdout + done.stderr).splitlines() if line.startswith("html5lib:") or "✘" in line]
    print("\n".join(said[:20]))
    # Running no test at all is a failure, too.
    sys.exit(done.returncode or not any(line.startswith("html5lib:") for line in said))


if __name__ == "__main__":
    main()
