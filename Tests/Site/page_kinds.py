"""Kinds of pages of a website, with one or two examples of each."""
import re
from pathlib import Path


def page_kinds(site, call, teams):
    """Returns names with paths relative to the site's address; missing pages are omitted."""
    site = Path(site)
    calls = sorted(p.parent.name for p in site.glob(f"{call}/*/index.html") if re.fullmatch(r"\d{4}-\d\d-\d\d", p.parent.name))
    if not calls:
        return {}
    last, middle = calls[-1], calls[len(calls) // 2]
    found = {
        "start": "", "calls": f"{call}/", "article": f"{call}/{last}/", "older article": f"{call}/{middle}/",
        "deck": f"{call}/{last}/deck/", "teams": "teams/", "search": "search/", "years": f"years/{last[:4]}/", "404": "404.html"}
    for team in teams:
        if (site / "teams" / team / "index.html").exists():
            found["team"] = f"teams/{team}/"
            break
    for team in teams:
        own = sorted(p.parent for p in site.glob(f"{team}/*/index.html") if re.match(r"\d{4}-\d\d-\d\d", p.parent.name))
        if own:
            found["team's minutes"] = f"{team}/{own[-1].name}/"
            break
    stamp = last.replace("-", "")
    found["redirect"] = f"{call}/{stamp}.md/"
    for path in sorted(site.glob("*/*/index.html")):
        name = path.relative_to(site).parent.as_posix()
        if not re.search(r"\d{4}", name) and not name.startswith(("teams/", "years/", "assets/", "pagefind/", "search/")):
            found["document"] = f"{name}/"
            break
    return found


def missing(site, kinds):
    """Returns the kinds without a page."""
    site = Path(site)
    return {kind: path for kind, path in kinds.items()
            if not (site / (path + "index.html" if path == "" or path.endswith("/") else path)).is_file()}
