#!/usr/bin/env python3
"""Compares the CSS parser with tinycss2: the same tokens, and no declarations that tinycss2 does not find.

    swift build --build-tests && Tests/Judges/css_judge.py

The tests write made-up texts with what we read in them (CSSJudgeTests). Here each text is read again by tinycss2. Exit
status 1 where the two differ; what is known to differ on purpose is named in this file, with the reason.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests"))
import environment  # noqa: E402


# MARK: Tokens

CLOSING = {"(": ")", "[": "]", "{": "}", "function": ")"}


def ours_as_tree(tokens, start, end):
    """Nests flat tokens by their matching brackets, as tinycss2 does."""
    tree, index = [], start
    while index < end:
        token = tokens[index]
        kind = token["kind"]
        if kind in CLOSING:
            partner = min(token["partner"], end)
            tree.append((kind, token.get("text"), ours_as_tree(tokens, index + 1, partner)))
            index = partner + 1
            continue
        if kind in ")]}":
            tree.append(("error", kind))
        elif kind in ("number", "percentage"):
            tree.append((kind, token["number"]))
        elif kind == "dimension":
            tree.append((kind, token["number"], token["text"]))
        elif kind in ("bad-string", "bad-url"):
            tree.append(("error", kind))
        else:
            tree.append((kind, token.get("text")))
        index += 1
    return tree


def number(value):
    # Larger values are equivalent: both mean the maximum.
    return 1e9 if value == float("inf") else -1e9 if value == float("-inf") else value


def scalars(text):
    # An escaped surrogate is U+FFFD (CSS Syntax 3, 4.3.7); tinycss2 keeps it.
    return "".join("\ufffd" if 0xD800 <= ord(letter) <= 0xDFFF else letter for letter in text)


BLOCKS = {"() block": "(", "[] block": "[", "{} block": "{"}


def theirs_as_tree(tokens):
    tree = []
    for token in tokens:
        kind = token.type
        if kind in BLOCKS:
            tree.append((BLOCKS[kind], None, theirs_as_tree(token.content)))
        elif kind == "function":
            tree.append((kind, scalars(token.name), theirs_as_tree(token.arguments)))
        elif kind == "literal" and token.value in ("~=", "|=", "^=", "$=", "*=", "||"):
            # Tokens of an older version of the specification.
            tree += [("literal", sign) for sign in token.value]
        elif kind == "error":
            # For an unclosed string only its token counts, not the error at the end of the text.
            if token.kind not in ("eof-in-string", "eof-in-url"):
                tree.append(("error", token.kind))
        elif kind in ("number", "percentage"):
            tree.append((kind, number(token.value)))
        elif kind == "dimension":
            tree.append((kind, number(token.value), scalars(token.unit)))
        elif kind == "hash":
            tree.append(("id" if token.is_identifier else "hash", scalars(token.value)))
        elif kind == "whitespace":
            tree.append((kind, None))
        else:
            tree.append((kind, scalars(token.value)))
    return tree


# MARK: Declarations

def declarations(tokens):
    """Declarations found by tinycss2, as (name, important, value without white space)."""
    return [(item.lower_name, item.important, plain(theirs_as_tree(item.value)))
            for item in tinycss2.parse_blocks_contents(tokens, skip_comments=True, skip_whitespace=True)
            if item.type == "declaration"]


def plain(tree):
    return [(entry[0], entry[1], plain(entry[2])) if entry[0] in CLOSING else entry
            for entry in tree if entry[0] != "whitespace"]


LARGEST = [("dimension", 4000.0, "px"), ("dimension", 400.0, "px")]


def same_value(name, kept, found):
    if len(kept) != len(found):
        return False
    return all(same_token(name, one, other) for one, other in zip(kept, found))


def same_token(name, kept, found):
    kind = kept[0]
    if kind == "function" and kept[1] == "min" and kept[2][:1] and kept[2][0] in LARGEST \
            and not (found[0] == "function" and found[2][:1] == kept[2][:1]):
        # A calculation, bounded by the sanitiser.
        return same_value(name, kept[2][2:], [found])
    # Colours are hash tokens of both types.
    kinds = {"id": "hash"}
    if kinds.get(kind, kind) != kinds.get(found[0], found[0]):
        return False
    if kind in CLOSING:
        return (kept[1] or "").lower() == (found[1] or "").lower() and same_value(name, kept[2], found[2])
    if kind in ("number", "percentage", "dimension"):
        if kept[2:] != tuple(unit.lower() for unit in found[2:]):
            return False
        return same_number(name, kept[1], found[1])
    if kind == "string":
        return kept[1] == found[1]
    return (kept[1] or "").lower() == (found[1] or "").lower()


def same_number(name, kept, found):
    if abs(kept - found) <= 0.00005001:
        return True
    if name == "opacity":
        return kept in (0.3, 1, 30, 100)
    return abs(kept) < abs(found) and kept * found > 0 and abs(kept) >= 1


def missing(kept, found):
    """Returns the first kept declaration that is not among those found, in order."""
    rest = iter(found)
    for name, important, value in kept:
        if not any(name == other and important == mark and same_value(name, value, text) for other, mark, text in rest):
            return name
    return None


def judge(case):
    css = case["css"]
    tokens = tinycss2.parse_component_value_list(css, skip_comments=True)
    ours, theirs = ours_as_tree(case["tokens"], 0, len(case["tokens"])), theirs_as_tree(tokens)
    if any(token[0] == "unicode-range" for token in flat(theirs)):
        return "skipped"  # A token of an older level: `u+1` is a name, a sign and a number.
    if ours != theirs:
        return f"tokens differ:\n  ours   {ours}\n  theirs {theirs}"
    kept = declarations(case["style"])
    written = tinycss2.parse_blocks_contents(case["style"], skip_comments=True, skip_whitespace=True)
    if any(item.type != "declaration" for item in written):
        return f"what was kept is no list of declarations: {case['style']}"
    lost = missing(kept, declarations(css))
    if lost:
        return f"kept {lost} of {declarations(css)}\n  as {kept}"
    found = [declarations(rule.content) for rule in tinycss2.parse_stylesheet(css, True, True)
             if rule.type == "qualified-rule"]
    rest = iter(found)
    for rule in case["rules"]:
        if not any(missing(declarations(rule), candidate) is None for candidate in rest):
            return f"kept a rule {{{rule}}} that is none of {found}"
    return None


def flat(tree):
    for entry in tree:
        yield entry
        if entry[0] in CLOSING:
            yield from flat(entry[2])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--package-path", default=str(ROOT), help="where the built tests are")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.json"
        run = subprocess.run(
            ["swift", "test", "--skip-build", "--package-path", options.package_path, "--filter", "CSSJudgeTests"],
            env={**os.environ, "CSS_CASES": str(path)}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if run.returncode != 0 or not path.exists():
            print(run.stdout, file=sys.stderr)
            sys.exit("the tests wrote no cases; build them with: swift build --build-tests")
        cases = json.loads(path.read_text(encoding="utf-8"))

    failed = skipped = 0
    for case in cases:
        verdict = judge(case)
        if verdict == "skipped":
            skipped += 1
        elif verdict:
            failed += 1
            print(f"{case['css']!r}\n  {verdict}", file=sys.stderr)
    kept = sum(1 for case in cases if case["style"] or case["rules"])
    print(f"css judge: {len(cases) - failed - skipped} passed, {failed} failed, {skipped} skipped; something was kept of {kept}")
    sys.exit(1 if failed or kept < len(cases) // 5 or skipped > len(cases) // 10 else 0)


if __name__ == "__main__":
    environment.enter(__file__)
    import tinycss2
    main()
