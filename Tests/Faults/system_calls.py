"""Runs a command under strace, to list its system calls in a folder and to make the Nth of them fail."""

import re
import subprocess

from repository import ENVIRONMENT

# Calls with a file name or an open file. A `?` before a name means that this strace may not support it.
CALLS = ("openat openat2 read pread64 write pwrite64 writev fsync fdatasync close rename renameat renameat2 link linkat "
         "unlink unlinkat mkdir mkdirat ftruncate fallocate flock fcntl fstat newfstatat statx getdents64 "
         "copy_file_range fchmod").split()
# Calls that never fail with EINTR.
UNINTERRUPTED = set("close rename renameat renameat2 link linkat unlink unlinkat mkdir mkdirat fstat newfstatat statx "
                    "getdents64 fcntl fchmod".split())


def points(repository, *arguments):
    """Returns the calls on the repository in a run without faults, as (name, index among calls of that name)."""
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
    """Returns a command prefix that makes the `which`-th call of `name` fail with `fault`, or kills the command (`KILL`)."""
    action = "signal=SIGKILL" if fault == "KILL" else f"error={fault}"
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={name}", "-e", f"inject={name}:{action}:when={which}"]
