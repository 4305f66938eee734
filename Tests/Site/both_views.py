"""The article and the deck of a call show the same text, with the same anchors."""
from playwright.sync_api import Error as PlaywrightError
from reader import Reader


def ids(reader, selector):
    return reader.js("s => [...document.querySelectorAll(s)].map(n => n.id)", selector)


def same_anchors(check, browser, site):
    title, article = site.title, site.address + site.kinds["article"]
    reader = Reader(browser, article)
    anchors = ids(reader, "article section[id]")
    headings = reader.js("""() => Object.fromEntries([...document.querySelectorAll('article section[id]')].map(
        n => [n.id, (n.querySelector('h1, h2, h3, h4')?.innerText ?? '').replace(/\\s+/g, ' ').trim()]))""")
    check.hold(f"{title}: the article has a section for each slide", len(anchors) > 8, anchors)
    check.hold(f"{title}: anchors are words", not [a for a in anchors if not a or " " in a] and any(a.startswith("team-") for a in anchors), anchors)
    links = reader.links()
    check.hold(f"{title}: the article leads to the deck", any(link.split("#")[0] == article + "deck/" for link in links))
    deep = [link.split("#")[1] for link in links if link.startswith(article + "deck/#")]
    check.hold(f"{title}: and to its slides, all of which are there", set(deep) <= set(anchors), set(deep) - set(anchors))
    deck = Reader(browser, article + "deck/")
    slides = ids(deck, ".slides section[id]")
    check.hold(f"{title}: the deck's slides have the same names", [a for a in slides if a in anchors] == anchors and set(slides) <= set(anchors) | {""},
               (sorted(set(anchors) ^ set(slides)), len(anchors), len(slides)))
    check.hold(f"{title}: no name is there twice", len(set(anchors)) == len(anchors))
    wrong = []
    for anchor in anchors:
        deck.js("a => { location.hash = a }", anchor)
        try:
            deck.page.wait_for_function("a => Reveal.getCurrentSlide()?.id === a", arg=anchor, timeout=2000)
        except PlaywrightError:
            wrong.append((anchor, deck.js("Reveal.getCurrentSlide()?.id")))
            continue
        back = [link for link in deck.links() if link == f"{article}#{anchor}"]
        if not back:
            wrong.append((anchor, "no way back"))
    check.hold(f"{title}: every fragment shows its slide, which leads back to the paragraph", not wrong, wrong[:6])
    deck.close()
    for anchor in (anchors[1], anchors[len(anchors) // 2], anchors[-1]):
        opened = Reader(browser, f"{article}deck/#{anchor}")
        check.hold(f"{title}: deck/#{anchor} opens that slide", opened.js("Reveal.getCurrentSlide()?.id") == anchor, opened.js("Reveal.getCurrentSlide()?.id"))
        shown = opened.js("(Reveal.getCurrentSlide().querySelector('h1, h2, h3, h4')?.innerText ?? '').replace(/\\s+/g, ' ').trim()")
        check.hold(f"{title}: with the same heading", shown.lower() == headings[anchor].lower() or headings[anchor].lower().startswith(shown.lower()),
                   (shown, headings[anchor]))
        back = opened.page.locator(f"a[href$='#{anchor}']").first
        if check.hold(f"{title}: and a way back", back.count() == 1):
            back.click(force=True)
            opened.page.wait_for_url(f"{article}#{anchor}")
            top = opened.js("a => document.getElementById(a).getBoundingClientRect().top", anchor)
            end = opened.js("innerHeight + scrollY >= document.documentElement.scrollHeight - 2")
            check.hold(f"{title}: which opens the paragraph", -5 <= top < 300 or end and top < 800, top)
        check.hold(f"{title}: no trouble on that way", not opened.trouble(site.host), opened.trouble(site.host))
        opened.close()
    keys_and_address(check, browser, site, article, anchors)
    reader.close()


def keys_and_address(check, browser, site, article, anchors):
    """Moving by keys updates the address for sharing, and phones show the same slides."""
    deck = Reader(browser, f"{article}deck/#{anchors[1]}")
    deck.page.keyboard.press("ArrowRight")
    deck.page.keyboard.press("ArrowRight")
    deck.page.wait_for_timeout(400)
    now = deck.js("Reveal.getCurrentSlide().id")
    check.hold(f"{site.title}: the address names the slide", deck.page.url.split("#")[-1].strip("/") == now and now != anchors[1], (deck.page.url, now))
    deck.close()
    phone = Reader(browser, f"{article}deck/#{anchors[2]}", 360, 740)
    shown = phone.js("a => { const s = document.getElementById(a); return s && s.checkVisibility() }", anchors[2])
    check.hold(f"{site.title}: the deck's address is good on a phone", shown)
    phone.close()
