"""Possible states of a folder after a power cut, by a model stricter than any current file system.

A file's bytes are safe after fsync of that file, a name after fsync of its folder; nothing else is. Until then each file
may be as it was, or partly or wholly written, or as long as it should be and full of zeros; and of each folder's changes any
number from the first on may have reached the disk. The changes come from strace."""

import os
import re

CALLS = ("open openat openat2 creat write pwrite64 writev ftruncate truncate fsync fdatasync close dup dup2 dup3 "
         "rename renameat renameat2 link linkat unlink unlinkat mkdir mkdirat rmdir fallocate copy_file_range sendfile "
         "sync syncfs sync_file_range chdir fchdir symlink symlinkat").split()
# Calls that the model does not support; none of them may touch the folder.
UNKNOWN = set("creat pwrite64 writev truncate dup dup2 dup3 copy_file_range sendfile sync syncfs sync_file_range "
              "chdir fchdir symlink symlinkat open rename link unlink mkdir rmdir".split())
CURRENT = -100  # AT_FDCWD


class File:
    def __init__(self, content=b""):
        self.safe, self.steps, self.kept = content, [content], len(content)

    @property
    def content(self):
        return self.steps[-1]

    def change(self, content, start):
        """`start`: what lies before it stays as it is."""
        self.steps.append(content)
        self.kept = min(self.kept, start)

    def sync(self):
        self.__init__(self.content)

    def after_cut(self, dice):
        """Returns a possible content after a cut; without dice the worst case, that of the last fsync."""
        if dice is None or len(self.steps) == 1:
            return self.safe
        wanted = dice.choice(self.steps)
        whole = dice.randint(min(self.kept, len(wanted)), len(wanted))
        return dice.choice((self.safe, wanted, wanted[:whole], wanted[:whole] + bytes(len(wanted) - whole),
                            wanted[:whole] + self.safe[whole:]))


class Open:
    """A file descriptor of a file or folder."""

    def __init__(self, node, appends=False):
        self.node, self.appends, self.position = node, appends, 0


class Folder:
    def __init__(self):
        self.names, self.changes = {}, []
        self.safe = {}

    def change(self, changes):
        """Simultaneous changes: name to file, folder or None."""
        self.changes.append(changes)
        self.apply(self.names, changes)

    def sync(self):
        self.safe, self.changes = dict(self.names), []

    def after_cut(self, dice):
        names = dict(self.safe)
        for changes in self.changes[:dice.randrange(len(self.changes) + 1)] if dice else ():
            self.apply(names, changes)
        return names

    @staticmethod
    def apply(names, changes):
        for name, node in changes.items():
            if node is None:
                names.pop(name, None)
            else:
                names[name] = node


class Disk:
    """The folder at `path` and all below it."""

    def __init__(self, path):
        self.path, self.open = path, {}
        self.root = self.load(path)

    def load(self, path):
        if os.path.isfile(path):
            with open(path, "rb") as file:
                return File(file.read())
        folder = Folder()
        folder.names = {name: self.load(os.path.join(path, name)) for name in os.listdir(path)}
        folder.sync()
        return folder

    def reload(self, name):
        """Adopts files that others have written and synced."""
        self.root.names[name] = self.root.safe[name] = self.load(os.path.join(self.path, name))

    def find(self, start, path):
        """Returns the parent folder of a path, and its last name; `None` outside of the disk."""
        node = self.open[start].node if start in self.open else None
        if path.startswith("/"):
            if path != self.path and not path.startswith(self.path + "/"):
                return None
            node, path = self.root, path[len(self.path) + 1:]
        if node is None:
            return None
        names = [name for name in path.split("/") if name not in ("", ".")] or ["."]
        for name in names[:-1]:
            node = node.names[name]
        return node, names[-1]

    def follow(self, line):
        """Applies a line of strace; returns whether it has changed anything."""
        call = re.match(r"(\w+)\((.*)\)\s+= (-?\d+)", line)
        if not call or int(call.group(3)) < 0:
            return False
        name, result = call.group(1), int(call.group(3))
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in re.findall(r'"((?:\\x[0-9a-f]{2})*)"', call.group(2))]
        plain = re.sub(r'"[^"]*"', "_", call.group(2))
        numbers = [CURRENT if word == "AT_FDCWD" else int(word)
                   for word in re.findall(r"(?<![\w.])(?:AT_FDCWD|\d+)(?![\w.])", plain)]
        if name in UNKNOWN:
            touched = self.open.get(numbers[0]) if numbers else None
            if touched or any(text.decode(errors="replace").startswith(self.path) for text in texts):
                raise SystemExit(f"the model does not know this: {line}")
            return False
        return getattr(self, name)(plain, numbers, texts, result)

    def openat(self, plain, numbers, texts, result):
        self.open.pop(result, None)
        place = self.find(numbers[0], texts[0].decode())
        if place is None:
            return False
        folder, name = place
        changed = False
        if name == ".":
            node = folder
        else:
            if name not in folder.names:
                folder.change({name: File()})
                changed = True
            node = folder.names[name]
        if "O_TRUNC" in plain and node.content:
            node.change(b"", 0)
            changed = True
        self.open[result] = Open(node, "O_APPEND" in plain)
        return changed

    openat2 = openat

    def write(self, plain, numbers, texts, result):
        file = self.open.get(numbers[0])
        if file is None:
            return False
        old, start = file.node.content, len(file.node.content) if file.appends else file.position
        file.position = start + result
        file.node.change(old[:start].ljust(start, b"\0") + texts[0][:result] + old[file.position:], start)
        return True

    def ftruncate(self, plain, numbers, texts, result):
        file = self.open.get(numbers[0])
        if file is None:
            return False
        file.node.change(file.node.content[:numbers[1]], numbers[1])
        return True

    def fsync(self, plain, numbers, texts, result):
        file = self.open.get(numbers[0])
        if file is None:
            return False
        file.node.sync()
        return True

    fdatasync = fsync

    def close(self, plain, numbers, texts, result):
        self.open.pop(numbers[0], None)
        return False

    def fallocate(self, plain, numbers, texts, result):
        if self.open.get(numbers[0]) and "FALLOC_FL_KEEP_SIZE" not in plain:
            raise SystemExit("the model does not know this fallocate")
        return False

    def renameat(self, plain, numbers, texts, result):
        source = self.find(numbers[0], texts[0].decode())
        target = self.find(numbers[1], texts[1].decode())
        if source is None and target is None:
            return False
        (folder, old), (other, new) = source, target
        if folder is not other:
            raise SystemExit("the model does not know renaming between folders")
        folder.change({old: None, new: folder.names[old]})
        return True

    renameat2 = renameat

    def linkat(self, plain, numbers, texts, result):
        source, target = self.find(numbers[0], texts[0].decode()), self.find(numbers[1], texts[1].decode())
        if target is None:
            return False
        target[0].change({target[1]: source[0].names[source[1]]})
        return True

    def unlinkat(self, plain, numbers, texts, result):
        place = self.find(numbers[0], texts[0].decode())
        if place is None:
            return False
        place[0].change({place[1]: None})
        return True

    def mkdirat(self, plain, numbers, texts, result):
        place = self.find(numbers[0], texts[0].decode())
        if place is None:
            return False
        place[0].change({place[1]: Folder()})
        return True

    def end_process(self):
        self.open.clear()

    def after_cut(self, dice=None):
        """Returns the files after a cut at this time: path to content, `None` for a folder."""
        left = {}

        def walk(folder, path):
            for name, node in folder.after_cut(dice).items():
                if isinstance(node, Folder):
                    left[path + name] = None
                    walk(node, path + name + "/")
                else:
                    left[path + name] = node.after_cut(dice)

        walk(self.root, "")
        return left
