#!/usr/bin/env python3
"""Compiles Docusaurus pages with mdxjs-rs: each must compile, without expressions, JSX elements or modules.

    swift build --build-tests && Tests/Judges/mdx_judge.py
    Tests/Judges/mdx_judge.py --pages FOLDER

Without a folder, the tests write pages of made-up texts (MadeDeckTests). Exit status 1 where a page does not compile, or
means more to MDX than Markdown.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests"))
import environment  # noqa: E402

# Elements produced by CommonMark; all others come from JSX.
ELEMENTS = {"a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre",
            "strong", "ul"}
# A line of the compiler's tree: text, an element, an attribute, or its end; expressions do not match.
STRING = r"""("(\\.|[^"\\])*"|'(\\.|[^'\\])*')"""
VALUE = rf"({STRING}|\[|(_jsxs?\((_components\.\w+|_Fragment)(, \{{(\}}\))?)?)|_jsxs?\((_components\.\w+|_Fragment), \{{\}}\))"
TREE_LINE = re.compile(rf"\s*({VALUE}|[\w\"-]+: ({VALUE}|\d+|true)|\}}\)|\]|\}});?,?|\s*return {VALUE};?")


def without_head(text):
    """Returns the page without its front matter, which Docusaurus removes before MDX."""
    if not text.startswith("---\n"):
        raise ValueError("no front matter")
    end = text.index("\n---\n", 3)
    return text[end + 5:]


def judge(text, compile_mdx):
    """Returns the fault of a page; None if there is none."""
    try:
        script = compile_mdx(without_head(text))
    except ValueError as error:
        return str(error)
    for line in script.splitlines():
        if re.match(r"import (?!\{.*\} from \"react/jsx-runtime\";)", line):
            return f"imports: {line}"
        if re.match(r"export (?!default MDXContent;)", line):
            return f"exports: {line}"
    tree = script.split("function _createMdxContent(props) {\n")[1].split("\n}\nfunction MDXContent")[0]
    head, end, rest = tree.partition("}, props.components);\n")
    names = set(re.findall(r"^ {8}(\"?[\w.-]+\"?): \"", head, re.MULTILINE)) if end else set()
    if names - ELEMENTS:
        return f"elements: {sorted(names - ELEMENTS)}"
    for line in (rest if end else tree).splitlines():
        if not TREE_LINE.fullmatch(line):
            return f"expression: {line.strip()}"
    return None


def write_pages(folder, package_path):
    run = subprocess.run(
        ["swift", "test", "--skip-build", "--package-path", package_path, "--filter", "MadeDeckTests"],
        env={**os.environ, "MDX_PAGES": str(folder)}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if run.returncode != 0:
        print(run.stdout, file=sys.stderr)
        sys.exit("the tests wrote no pages; build them with: swift build --build-tests")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--package-path", default=str(ROOT), help="where the built tests are")
    parser.add_argument("--pages", help="a folder of pages instead of made-up ones")
    options = parser.parse_args()
    import mdxjs_py
    # Pages that must fail, to detect a check that accepts everything.
    for wrong in ["a {b}", "a <B/>", "<b>a</b>", "{b}", "[a]({b})x{1+1}", "<https://example.org/>", "import a from 'b'", "export const a = 1"]:
        if judge(f"---\ntitle: a\n---\n\n{wrong}\n", mdxjs_py.compile_sync) is None:
            sys.exit(f"the compiler takes {wrong!r} for Markdown")
    with tempfile.TemporaryDirectory() as made:
        if not options.pages:
            write_pages(made, options.package_path)
        pages = sorted(Path(options.pages or made).rglob("*.md"))
        failed = 0
        for page in pages:
            verdict = judge(page.read_text(encoding="utf-8"), mdxjs_py.compile_sync)
            if verdict:
                failed += 1
                print(f"{page}: {verdict}", file=sys.stderr)
    print(f"mdx judge: {len(pages) - failed} passed, {failed} failed")
    sys.exit(1 if failed or not pages else 0)


if __name__ == "__main__":
    environment.enter(__file__)
    main()
