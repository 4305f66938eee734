#!/usr/bin/env python3
"""Presses the Tab key in the real bash, zsh and fish: completions.py --minutes PATH [--only bash]."""
import argparse
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from checks import Checks  # noqa: E402

COMMANDS = ["init", "new", "status", "check", "explain", "serve", "build", "accept", "move", "remove", "push", "pull",
            "actions", "decisions", "questions", "history", "pictures", "inspect", "import", "export", "publish", "verify", "upgrade", "help"]

# Typed text and the expected result of Tab: the completed line, or, in a list, all suggestions.
CASES = [
    ("minutes ", COMMANDS),
    ("minutes exp", ["explain", "export"]),
    ("minutes buil", "minutes build "),
    ("minutes act", "minutes actions "),
    ("minutes actions --format ", ["text", "markdown", "json", "ics"]),
    ("minutes -C rep", "minutes -C reports/"),
    ("minutes -C reports ver", "minutes -C reports verify "),
    ("minutes help insp", "minutes help inspect "),
    ("minutes build ", ["today", "next", "latest"]),
    ("minutes build la", "minutes build latest "),
    ("minutes build next --dr", "minutes build next --dry-run "),
    ("minutes build --dry-run la", "minutes build --dry-run latest "),
    ("minutes build next --fo", ["--force", "--format"]),
    ("minutes build next --me", "minutes build next --merge "),
    ("minutes accept la", "minutes accept latest "),
    ("minutes move la", "minutes move latest "),
    ("minutes remove latest --pu", "minutes remove latest --purge "),
    ("minutes verify --re", "minutes verify --repair "),
    ("minutes upgrade --dr", "minutes upgrade --dry-run "),
    ("minutes check --format ", ["text", "json", "github", "sarif"]),
    ("minutes check --format s", "minutes check --format sarif "),
    ("minutes check --format=", ["text", "json", "github", "sarif"]),
    ("minutes check --format=g", "minutes check --format=github "),
    ("minutes check --format=json --stri", "minutes check --format=json --strict "),
    ("minutes check --format=json la", "minutes check --format=json latest "),
    ("minutes check latest re", "minutes check latest reports/"),
    ("minutes check reports/ia", "minutes check reports/iaas.md "),
    ("minutes check two", "minutes check two\\ words.md "),
    ("minutes check pic", "minutes check pic"),
    ("minutes check -- la", "minutes check -- latest "),
    ("minutes inspect d", "minutes inspect deck.md "),
    ("minutes export latest --to=p", ["pdf", "png"]),
    ("minutes export latest --to h", "minutes export latest --to html "),
    ("minutes export latest -o rep", "minutes export latest -o reports/"),
    ("minutes publish -o reports --changed-files pic", "minutes publish -o reports --changed-files picture.png "),
    ("minutes serve --no", "minutes serve --no-open "),
    ("minutes explain report-un", "minutes explain report-unreadable "),
    ("minutes explain report-mis", "minutes explain report-misplaced "),
    ("minutes pull lat", "minutes pull latest "),
    ("minutes push latest --permission lim", "minutes push latest --permission limited "),
    ("minutes --generate-completion-script f", "minutes --generate-completion-script fish "),
]
# If no file has the right extension, zsh suggests all others by default.
OTHER_FILES = ["minutes check pic"]


class Terminal:
    """A shell on a pseudo-terminal; Ctrl-X d writes its command line into a file, and clears it."""

    def __init__(self, arguments, setup, folder, environment):
        self.dump = Path(environment["DUMP"])
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execvpe(arguments[0], arguments, environment)
        self.send(setup + "\necho READ''Y\n")
        self.read(until="READY", seconds=20)

    def send(self, text):
        os.write(self.terminal, text.encode())

    def read(self, until=None, seconds=10.0):
        """Returns the output until a word appears, or until the timeout."""
        shown, end = "", time.monotonic() + seconds
        while time.monotonic() < end and not (until and until in shown):
            if select.select([self.terminal], [], [], 0.05)[0]:
                shown += os.read(self.terminal, 65536).decode(errors="replace")
        return shown

    def tab(self, typed):
        """Returns the line after Tab, and all output up to then."""
        self.dump.unlink(missing_ok=True)
        self.send(typed + "\t")
        shown = self.read(seconds=0.35)
        for _ in range(40):
            self.send("\x18d")
            shown += self.read(seconds=0.1)
            if self.dump.exists():
                break
        return self.dump.read_text().removesuffix("\n"), re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown)

    def end(self):
        os.close(self.terminal)
        os.kill(self.process, 9)
        os.waitpid(self.process, 0)


def bash(script):
    setup = f"""PS1=; set +o history; bind 'set show-all-if-ambiguous on' 2>/dev/null; bind 'set page-completions off'
bind 'set bell-style none'; bind 'set completion-query-items 0'; bind 'set enable-bracketed-paste off'
dump() {{ printf '%s\\n' "$READLINE_LINE" > "$DUMP"; READLINE_LINE=; READLINE_POINT=0; }}; bind -x '"\\C-xd": dump'
source {script}"""
    return ["bash", "--norc", "--noprofile", "-i"], setup


def zsh(script):
    setup = f"""PS1=; autoload -Uz compinit && compinit -u -D; setopt no_beep no_list_beep no_always_last_prompt
unsetopt list_ambiguous prompt_cr prompt_sp; setopt bash_auto_list; unsetopt bash_auto_list; LISTMAX=1000
zstyle ':completion:*' verbose no
dump() {{ print -r -- "$BUFFER" > "$DUMP"; BUFFER= }}; zle -N dump; bindkey '^Xd' dump
source {script}"""
    return ["zsh", "-f", "-i"], setup


def bash_with_whole_words(script):
    """A common setting: = does not end a word."""
    arguments, setup = bash(script)
    return arguments, setup + "\nCOMP_WORDBREAKS=${COMP_WORDBREAKS//=}"


def zsh_from_fpath(script):
    """Installation by a package: a file with the command's name, loaded at the first Tab."""
    arguments, setup = zsh(script)
    folder = script.parent / "functions"
    folder.mkdir(exist_ok=True)
    shutil.copy(script, folder / "_minutes")
    return arguments, f"fpath=({folder} $fpath); " + setup.removesuffix(f"source {script}")


WAYS = {"bash": [bash, bash_with_whole_words], "zsh": [zsh, zsh_from_fpath]}


def in_terminal(checks, name, way, script, folder, environment):
    terminal = Terminal(*way(script), folder, environment)
    try:
        for typed, wanted in CASES:
            if name.startswith("zsh") and typed in OTHER_FILES:
                continue
            line, shown = terminal.tab(typed)
            if isinstance(wanted, str):
                # zsh omits the space, which it removes itself.
                checks.hold(f"{name}: {typed}", line.rstrip() == wanted.rstrip(), f"{line!r}")
            else:
                begun = re.split(r"[ =]", typed)[-1]
                words = set(re.findall(r"[\w.-]+", shown.replace(typed, "", 1)))
                offered = {word for word in words if word.startswith(begun)} - {""}
                missing = set(wanted) - offered
                checks.hold(f"{name}: {typed} offers", not missing, f"without {missing}: {shown!r}")
                others = {"--help", "--version", "verify", "picture.png"} - set(wanted)
                checks.hold(f"{name}: {typed} offers no more", not others & words, shown)
    finally:
        terminal.end()


def in_fish(checks, script, folder, environment):
    for typed, wanted in CASES:
        command = f"source {script}; complete -C {quoted(typed)}"
        run = subprocess.run(["fish", "--no-config", "-c", command], cwd=folder, env=environment, capture_output=True,
                             text=True, timeout=60)
        checks.hold(f"fish: {typed}: no error", run.stderr == "", run.stderr)
        offered = [line.split("\t")[0] for line in run.stdout.splitlines()]
        if isinstance(wanted, list):
            begun = typed.split(" ")[-1]
            lead = begun[:begun.index("=") + 1] if "=" in begun else ""
            checks.hold(f"fish: {typed}", sorted(offered) == sorted(lead + word for word in wanted), offered)
        elif wanted == typed:
            checks.hold(f"fish: {typed}", offered == [], offered)
        else:
            word = wanted.replace("\\ ", "\0").split()[-1].replace("\0", " ")
            checks.hold(f"fish: {typed}", offered in ([word], [word.replace(" ", "\\ ")]), offered)


def quoted(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", required=True, type=Path)
    parser.add_argument("--only", choices=["bash", "zsh", "fish"])
    options = parser.parse_args()
    checks = Checks()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "work")
        (folder / "reports").mkdir(parents=True)
        for name in ["reports/iaas.md", "two words.md", "deck.md", "picture.png"]:
            (folder / name).touch()
        environment = {"PATH": f"{options.minutes.resolve().parent}:/usr/bin:/bin", "HOME": place, "TERM": "xterm",
                       "LC_ALL": "C.UTF-8", "DUMP": f"{place}/line", "COLUMNS": "200"}
        for shell in [options.only] if options.only else ["bash", "zsh", "fish"]:
            if not shutil.which(shell):
                checks.hold(f"{shell} is there", False)
                continue
            script = Path(place, f"minutes.{shell}")
            made = subprocess.run([options.minutes, "--generate-completion-script", shell], capture_output=True, check=True)
            script.write_bytes(made.stdout)
            read = subprocess.run([shell, "-n", script], capture_output=True, text=True)
            checks.hold(f"{shell} reads it", read.returncode == 0, read.stderr)
            if shell == "fish":
                in_fish(checks, script, folder, environment)
            else:
                for way in WAYS[shell]:
                    in_terminal(checks, way.__name__, way, script, folder, environment)
    checks.end()


main()
