"""Navigation of a website: between calls, to teams and years, from old addresses, and from missing pages."""
import re

from playwright.sync_api import Error as PlaywrightError
from reader import Reader


def all_ways(check, browser, site):
    start(check, browser, site)
    calls(check, browser, site)
    teams(check, browser, site)
    nowhere(check, browser, site)
    old_addresses(check, browser, site)
    keyboard(check, browser, site)


def start(check, browser, site):
    reader = Reader(browser, site.address)
    links = {link.split("#")[0] for link in reader.links()}
    year = site.calls[-1][:4]
    for what, path in (("the latest call", f"{site.call}/{site.calls[-1]}/"), ("all calls", f"{site.call}/"), ("teams", "teams/"),
                       ("its year", f"years/{year}/"), ("search", "search/")):
        check.hold(f"{site.title}: the start page leads to {what}", site.address + path in links, sorted(links)[:40])
    feeds = reader.links("link[rel=alternate]")
    check.hold(f"{site.title}: and to feeds", any(f.endswith("feed.xml") for f in feeds) and any(f.endswith("feed.json") for f in feeds), feeds)
    reader.close()


def calls(check, browser, site):
    """Goes from the first call to the last and back by links."""
    reader = Reader(browser, f"{site.address}{site.call}/")
    here = {link.split("#")[0] for link in reader.links()}
    lost = [day for day in site.calls if f"{site.address}{site.call}/{day}/" not in here]
    check.hold(f"{site.title}: the list of calls has all of them", not lost, lost[:5])
    for index in sorted({0, 1, len(site.calls) // 2, len(site.calls) - 1}):
        day = site.calls[index]
        reader.go(f"{site.address}{site.call}/{day}/")
        for name in ("prev", "next"):
            step = -1 if name == "prev" else 1
            among = [neighbour(site, site.calls, index + step), neighbour(site, site.days, site.days.index(day) + step)]
            links = sorted(set(reader.links(f"main a[rel~={name}], nav a[rel~={name}], footer a[rel~={name}]")))
            check.hold(f"{site.title}: {day} has its {name}", links in among, (links, among))
    day = site.calls[-1]
    canonical = reader.links("link[rel=canonical]")
    check.hold(f"{site.title}: the article is the address that counts", canonical == [f"{site.address}{site.call}/{day}/"], canonical)
    data = reader.js("[...document.querySelectorAll('script[type=\"application/ld+json\"]')].map(s => JSON.parse(s.textContent))")
    check.hold(f"{site.title}: search engines get data", data and "schema.org" in str(data[0]), data)
    metas = reader.js("Object.fromEntries([...document.querySelectorAll('meta[property^=\"og:\"]')].map(m => [m.getAttribute('property'), m.content]))")
    check.hold(f"{site.title}: link previews get words", all(metas.get(k) for k in ("og:title", "og:url", "og:type", "og:description")), metas)
    reader.go(f"{site.address}{site.call}/{day}/deck/")
    canonical = reader.links("link[rel=canonical]")
    check.hold(f"{site.title}: and its deck says so", canonical == [f"{site.address}{site.call}/{day}/"], canonical)
    for year in sorted({d[:4] for d in site.calls}):
        reader.go(f"{site.address}years/{year}/")
        here = {link.split("#")[0] for link in reader.links()}
        lost = [d for d in site.calls if d[:4] == year and f"{site.address}{site.call}/{d}/" not in here]
        check.hold(f"{site.title}: {year} has its calls", not lost, lost[:5])
    reader.close()


def neighbour(site, days, index):
    return [f"{site.address}{site.call}/{days[index]}/"] if 0 <= index < len(days) else []


def teams(check, browser, site):
    reader = Reader(browser, site.address + "teams/")
    here = reader.links()
    there = [team for team in site.teams if (site.folder / "teams" / team / "index.html").exists()]
    check.hold(f"{site.title}: the list of teams has all of them", there and all(f"{site.address}teams/{team}/" in here for team in there), there)
    for team in there[:3]:
        reader.go(f"{site.address}teams/{team}/")
        links = reader.links("main a[href]")
        reports = [link for link in links if re.search(rf"/{site.call}/\d{{4}}-\d\d-\d\d/#.", link)]
        check.hold(f"{site.title}: {team} has its reports", len(reports) >= min(3, len(site.calls) // 2), links[:10])
        own = {f"{site.address}{team}/{p.parent.name}/" for p in site.folder.glob(f"{team}/2*/index.html")
               if re.match(r"\d{4}-\d\d-\d\d", p.parent.name)}
        check.hold(f"{site.title}: {team} has its own minutes", own <= {link.split("#")[0] for link in links}, sorted(own)[:5])
        if reports:
            reader.go(reports[0])
            anchor = reports[0].split("#")[1]
            heading = reader.js("a => document.getElementById(a)?.innerText ?? ''", anchor)
            check.hold(f"{site.title}: a report opens at the team's section", len(heading) > 3, (reports[0], heading[:50]))
    check.hold(f"{site.title}: no trouble with teams", not reader.trouble(site.host), reader.trouble(site.host))
    reader.close()


def nowhere(check, browser, site):
    reader = Reader(browser, site.address + "no/such/page/at/all")
    check.hold(f"{site.title}: what is not there is 404", reader.answer.status == 404)
    check.hold(f"{site.title}: with a page that says so", reader.page.locator("h1").first.is_visible() and len(reader.page.locator("main").inner_text()) > 20)
    check.hold(f"{site.title}: which has its style, however deep", reader.js("getComputedStyle(document.body).fontFamily") not in ("", "\"Times New Roman\"", "Times New Roman")
               and not [f for f in reader.faults if ".css" in f], reader.faults)
    links = reader.links()
    check.hold(f"{site.title}: and leads on", site.address in [link.split("#")[0] for link in links], links[:8])
    reader.close()


def old_addresses(check, browser, site):
    day = site.calls[len(site.calls) // 2]
    stamp, wanted = day.replace("-", ""), f"{site.address}{site.call}/{day}/"
    for old in (f"{site.call}/{stamp}.md/", f"{site.call}/{stamp}.md"):
        reader = Reader(browser, site.address + "404.html", java_script_enabled=False)
        reader.page.goto(site.address + old)
        try:
            reader.page.wait_for_url(lambda url: url.split("#")[0] == wanted, timeout=5000)
            reached = True
        except PlaywrightError:
            reached = False
        check.hold(f"{site.title}: {old} leads to the article", reached, reader.page.url)
        reader.close()


def keyboard(check, browser, site):
    reader = Reader(browser, site.address + site.kinds["article"])
    reader.page.keyboard.press("Tab")
    check.hold(f"{site.title}: the first key leads past the menu", reader.js("document.activeElement.getAttribute('href')") == "#content",
               reader.js("document.activeElement.outerHTML"))
    check.hold(f"{site.title}: and one sees where one is", reader.js("""() => { const box = document.activeElement.getBoundingClientRect();
        return box.left >= 0 && box.top >= 0 && box.width > 1 && box.height > 1 }"""))
    reader.close()
