#!/usr/bin/env python3
"""Validates the golden feeds, calendars and site maps (Tests/SyndicationTests/Golden) with independent parsers.

usage: feed_judge.py [FOLDER]     prints "N passed, N failed"; exit status 1 where one of them failed

Another folder, such as that of a published site, is judged the same way, all files below it that are named as such ones are.
"""
import datetime
import json
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests"))
import environment  # noqa: E402

environment.enter(__file__)

import feedparser  # noqa: E402
import icalendar  # noqa: E402
import jsonschema  # noqa: E402
import recurring_ical_events  # noqa: E402

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

ADDRESS = {"type": "string", "pattern": "^https?://[!-~]+$"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
PEOPLE = {"type": "array", "minItems": 1, "items": {"type": "object", "minProperties": 1, "properties": {"name": {"type": "string"}}}}
# The rules of jsonfeed.org, version 1.1, for what we write; a member that is misspelt would be an extra one.
JSON_FEED = {
    "type": "object", "required": ["version", "title", "items"], "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"}, "title": {"type": "string"}, "home_page_url": ADDRESS,
        "feed_url": ADDRESS, "description": {"type": "string"}, "language": {"type": "string"}, "authors": PEOPLE,
        "items": {"type": "array", "items": {
            "type": "object", "required": ["id"], "additionalProperties": False,
            "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
            "properties": {
                "id": {"type": "string", "minLength": 1}, "url": ADDRESS, "title": {"type": "string"},
                "content_html": {"type": "string"}, "summary": {"type": "string"}, "date_published": MOMENT,
                "date_modified": MOMENT, "authors": PEOPLE, "tags": {"type": "array", "items": {"type": "string"}},
            }}},
    },
}


class Judge:
    def __init__(self):
        self.passed, self.failed = 0, 0

    def hold(self, what, fact, seen=""):
        self.passed += bool(fact)
        self.failed += not fact
        if not fact:
            print(f"failed: {what}: {seen}")


def atom(judge, path):
    read = feedparser.parse(str(path))
    judge.hold(f"{path.name} is well-formed", not read.bozo, read.get("bozo_exception"))
    judge.hold(f"{path.name} is Atom 1.0", read.version == "atom10", read.version)
    feed = ElementTree.parse(path).getroot()
    # RFC 4287 §4.1.1 and §4.1.2: what has to be there once
    for place in [feed, *feed.findall(ATOM + "entry")]:
        for name in ("title", "id", "updated"):
            judge.hold(f"{path.name}: one {name}", len(place.findall(ATOM + name)) == 1, len(place.findall(ATOM + name)))
        for name in ("updated", "published"):
            for date in place.findall(ATOM + name):
                judge.hold(f"{path.name}: a date", datetime.datetime.fromisoformat(date.text).tzinfo is not None, date.text)
    judge.hold(f"{path.name} has an author", feed.find(f"{ATOM}author/{ATOM}name") is not None)
    relations = [link.get("rel") for link in feed.findall(ATOM + "link")]
    judge.hold(f"{path.name} says where it is", relations.count("self") == 1 and relations.count("alternate") == 1, relations)
    identities = [entry.find(ATOM + "id").text for entry in feed.findall(ATOM + "entry")]
    judge.hold(f"{path.name}: no entry twice", len(set(identities)) == len(identities), identities)
    judge.hold(f"{path.name}: all entries are read", [entry.id for entry in read.entries] == identities)


def json_feed(judge, path):
    feed = json.loads(path.read_text(encoding="utf-8"))
    faults = [error.message for error in jsonschema.Draft202012Validator(JSON_FEED).iter_errors(feed)]
    judge.hold(f"{path.name} follows version 1.1", faults == [], faults)
    beside = path.with_name("feed.xml")
    if beside.exists():
        entries = feedparser.parse(str(beside)).entries
        judge.hold(f"{path.name} tells what {beside.name} does", [item["id"] for item in feed["items"]] == [entry.id for entry in entries])


def calendar(judge, path):
    data = path.read_bytes()
    lines = data.split(b"\r\n")
    judge.hold(f"{path.name} ends its lines", lines[-1] == b"" and not any(b"\n" in line or b"\r" in line for line in lines))
    judge.hold(f"{path.name} folds its lines", max(map(len, lines)) <= 75, max(map(len, lines)))
    judge.hold(f"{path.name} folds between characters", all(line.decode("utf-8") is not None for line in lines))
    read = icalendar.Calendar.from_ical(data)
    judge.hold(f"{path.name} is read without faults", all(not part.errors for part in read.walk()), [part.errors for part in read.walk()])
    judge.hold(f"{path.name} uses no zone that is missing", not read.get_missing_tzids(), read.get_missing_tzids())
    zones = [zone for zone in read.walk("VTIMEZONE")]
    judge.hold(f"{path.name} has its zone", len(zones) == 1, len(zones))
    name = str(zones[0]["TZID"])
    # The written rule must agree with Python's time-zone database, over several years
    rule, known = zones[0].to_tz(lookup_tzid=False), ZoneInfo(name)
    hour = datetime.datetime(2024, 1, 1, 0, 30)
    differing = []
    while hour.year < 2028:
        ours, theirs = hour.replace(tzinfo=rule).utcoffset(), hour.replace(tzinfo=known).utcoffset()
        # The libraries differ in ambiguous and missing hours, which the events below do not use.
        back = hour.replace(tzinfo=known).astimezone(datetime.timezone.utc).astimezone(known).replace(tzinfo=None)
        twice = hour.replace(tzinfo=known).utcoffset() != hour.replace(tzinfo=known, fold=1).utcoffset()
        if ours != theirs and back == hour and not twice:
            differing.append((hour.isoformat(), str(ours), str(theirs)))
        hour += datetime.timedelta(hours=1)
    judge.hold(f"{path.name}: the zone's rule is right", differing == [], differing[:4])
    identities = [str(event["UID"]) for event in read.walk("VEVENT")]
    judge.hold(f"{path.name}: no event twice", len(set(identities)) == len(identities), identities)
    for event in read.walk("VEVENT"):
        judge.hold(f"{path.name}: has a stamp in universal time", event["DTSTAMP"].dt.utcoffset() == datetime.timedelta(0))
        if "RRULE" in event:
            series(judge, path.name, read, event, known)


def series(judge, name, read, event, known):
    """Each event of a weekly series begins at the same local time, across changes of daylight saving."""
    start = event["DTSTART"].dt.replace(tzinfo=None)
    found = [one for one in recurring_ical_events.of(read).between(start, start + datetime.timedelta(days=364)) if one["UID"] == event["UID"]]
    walls = {one["DTSTART"].dt.strftime("%a %H:%M") for one in found}
    judge.hold(f"{name}: the series keeps its hour", walls == {start.strftime("%a %H:%M")}, walls)
    gone = event.get("EXDATE")
    gone = [] if gone is None else [date.dt.replace(tzinfo=None) for date in gone.dts]
    weeks = [start + datetime.timedelta(weeks=number) for number in range(52)]
    wanted = [week.replace(tzinfo=known).astimezone(datetime.timezone.utc) for week in weeks if week not in gone]
    seen = sorted(one["DTSTART"].dt.replace(tzinfo=known).astimezone(datetime.timezone.utc) for one in found)
    judge.hold(f"{name}: the series has its weeks", seen == wanted, f"{len(seen)} and not {len(wanted)}")


def sitemap(judge, path):
    root = ElementTree.parse(path).getroot()
    judge.hold(f"{path.name} is one", root.tag in (SITEMAP + "urlset", SITEMAP + "sitemapindex"), root.tag)
    judge.hold(f"{path.name} has at most 50,000 addresses", 0 < len(root) <= 50_000, len(root))
    judge.hold(f"{path.name} is below 50 MB", path.stat().st_size <= 50 << 20)
    for entry in root:
        names = [part.tag for part in entry]
        judge.hold(f"{path.name}: an address first", names in ([SITEMAP + "loc"], [SITEMAP + "loc", SITEMAP + "lastmod"]), names)
        address = entry[0].text
        judge.hold(f"{path.name}: an absolute address", address.startswith("http") and address.isascii() and len(address) < 2048, address)
        if len(entry) == 2:
            judge.hold(f"{path.name}: a date", datetime.datetime.fromisoformat(entry[1].text).tzinfo is not None, entry[1].text)


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "Tests" / "SyndicationTests" / "Golden"
    judge = Judge()
    for pattern, check in (("feed.xml", atom), ("feed.json", json_feed), ("*.ics", calendar), ("sitemap*.xml", sitemap)):
        for path in sorted(folder.rglob(pattern)):
            check(judge, path)
    judge.hold("there was something to judge", judge.passed > 0)
    print(f"{judge.passed} passed, {judge.failed} failed")
    sys.exit(1 if judge.failed else 0)


main()
