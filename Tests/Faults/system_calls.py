"""Runs a command under strace: which system calls it makes in a folder, and what if the Nth of them fails."""

import re
import subprocess

from repository import ENVIRONMENT

# Calls that name a file or work on an open one. A `?` before a name: strace may not know it on this machine.
CALLS = ("openat openat2 read pread64 write pwrite64 writev fsync fdatasync close rename renameat renameat2 link linkat "
         "unlink unlinkat mkdir mkdirat ftruncate fallocate flock fcntl fstat newfstatat statx getdents64 "
         "copy_file_range fchmod").split()
# The kernel never answers these with EINTR.
UNINTERRUPTED = set("close rename renameat renameat2 link linkat unlink unlinkat mkdir mkdirat fstat newfstatat statx "
                    "getdents64 fcntl fchmod".split())


def points(repository, *arguments):
    """The calls that touch the repository, as (name, which of that name), of a run in which nothing fails."""
    trace = subprocess.run(
        ["strace", "-f", "-y", "-qq", "-s", "0", "-o", "/dev/stderr", "-e", "trace=" + ",".join("?" + c for c in CALLS),
         *repository.command(*arguments)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=ENVIRONMENT, text=True, errors="replace", timeout=60).stderr
    seen, found = {}, []
    for line in trace.splitlines():
        call = re.match(r"(?:\d+ +)?(\w+)\(", line)
        if not call:
            continue
        name = call.group(1)
        seen[name] = seen.get(name, 0) + 1
        if repository.path in line:
            found.append((name, seen[name]))
    return found


def failing(name, which, fault):
    """What to put before a command so that its `which`-th call of `name` fails with `fault`, or ends it (`KILL`)."""
    action = "signal=SIGKILL" if fault == "KILL" else f"error={fault}"
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={name}", "-e", f"inject={name}:{action}:when={which}"]
