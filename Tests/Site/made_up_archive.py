#!/usr/bin/env python3
"""Makes up a minutes repository: a harbour community that meets every Thursday, and its teams' own minutes.

usage: made_up_archive.py FOLDER --calls N     the same N, the same bytes, on every machine
"""
import argparse
import datetime
import random
import struct
import zlib
from pathlib import Path

FOLDER = "harbour-call"
SOURCE = "https://github.com/harbour-example/minutes"
THURSDAY = datetime.date(2015, 1, 1)

CONFIGURATION = f"""\
community: Harbour Keepers
tagline: Lamps, ropes & tides – kept together
call: {{ title: Harbour Call, folder: {FOLDER}, weekday: thursday, time: "15:05", minutes: 40, timezone: Europe/Berlin }}
teams:
  - {{ id: lamp, name: Team Lamp, mission: We keep the light on }}
  - {{ id: fog, name: Team Fog, mission: We are heard where nobody sees us, aliases: [Fog Team, Team Nebel] }}
  - {{ id: pier, name: Team Pier & Ropes, mission: We hold what wants to drift }}
  - {{ id: charts, name: Team Charts, mission: We draw what the sea has moved }}
  - {{ id: sig-weather, name: SIG Weather, mission: We tell tomorrow from today }}
  - {{ id: general, name: General, mission: What concerns us all }}
style: {{ theme: white, transition: slide, cover: ./cover.png }}
pictures: localize
site: {{ url: "https://harbour.example/minutes/", source: "{SOURCE}" }}
"""

TEAMS = (("lamp", "Team Lamp"), ("fog", "Team Fog"), ("pier", "Team Pier & Ropes"), ("charts", "Team Charts"),
         ("sig-weather", "SIG Weather"), ("general", "General"))
PEOPLE = ("aenne", "bosse", "carla", "dirk", "enno", "frauke", "gesa", "hauke")

THINGS = ("lens", "winch", "fog horn", "tide table", "mooring line", "signal mast", "battery room", "chart of the bay",
          "buoy 7", "harbour crane", "rain gauge", "pilot boat", "breakwater", "radio log", "quay wall", "lantern room",
          "Sicherheitsleine", "Nebelhorn", "Seekarte", "Wetterwarte", "Kaimauer", "Lotsenboot")
DEEDS = ("was cleaned twice", "waits for a spare part", "has a new owner", "runs without a hitch since Monday",
         "was measured again, with another answer", "is written down at last", "needs two more hands",
         "läuft wieder, leiser als zuvor", "wird bis Freitag geprüft", "ist repariert und bleibt unter Beobachtung")
CAUSES = ("since the storm of last week took the old one", "because the parts came from *two* yards",
          "as everybody had hoped", "though nobody asked for it", "with `--calm` as the only option",
          "und niemand weiß, warum", "weil der Wind gedreht hat", "so that **visitors** find it", "for less than 40 €")
TOPICS = ("Repairs", "What the night watch saw", "Plans for the season", "Security of the gate", "Open questions",
          "Figures of the week", "Sicherheit am Kai", "Neues aus der Werkstatt", "Handover", "Lessons of the flood")
FACES = ("🚢", "⚓", "🌊", ":tada:", ":rocket:")

STYLE = """\
<style>
  .slides h1 { color: #0b5d6b; font-size: 44px; }
  .slides h2 { color: #23446f; font-size: 32px; }
  .slides p, .slides li { font-size: 22px; line-height: 1.35; }
  .slides th, .slides td { font-size: 20px; }
  .slides ul, .slides ol { display: block; text-align: left; }
  .slides .calm { color: #0b5d6b; }
</style>
"""


def day_of(index, first=THURSDAY):
    return first + datetime.timedelta(weeks=index)


def stamp(day):
    return day.strftime("%Y%m%d")


def sentence(dice):
    return f"The {dice.choice(THINGS)} {dice.choice(DEEDS)}, {dice.choice(CAUSES)}"


def bullets(dice, count):
    lines = []
    for _ in range(count):
        lines.append(f"- {sentence(dice)}")
        if dice.random() < 0.5:
            lines.append(f"    - {sentence(dice)}, see [#{dice.randrange(900)}](https://example.org/issues/{dice.randrange(900)})")
    return "\n".join(lines)


def table(dice):
    rows = "".join(f"| {dice.choice(THINGS)} | {dice.randrange(90)} | {dice.choice(DEEDS)} |\n" for _ in range(4))
    return f"| what | count | state |\n|:-----|------:|:------|\n{rows}"


def diagram(dice):
    return (f"```mermaid\nflowchart LR\n    watch[Night watch] --> lamp{{Lamp lit?}}\n    lamp -->|yes| log[Log {dice.randrange(9)}]\n"
            "    lamp -->|no| keeper[Wake the keeper]\n    keeper --> lamp\n```")


def earlier(dice, index, first):
    """A link to another call in one of the usual forms: a relative path, or the repository's address."""
    other = stamp(day_of(dice.randrange(index), first))
    style = dice.randrange(4)
    if style == 0:
        return f"Told before in [that call]({SOURCE}/blob/main/{FOLDER}/{other}.md)"
    if style == 1:
        return f"Told before in [that call](./{other}.md#team-lamp)"
    if style == 2:
        return f"Told before: {SOURCE}/blob/main/{FOLDER}/{other}.md"
    return f"Told before in [the call of the {other}](./{other}.md)"


def topic(dice, index, first, number):
    name = f"{dice.choice(TOPICS)} {number}"
    kind = dice.randrange(7)
    body = bullets(dice, 5)
    if kind == 0:
        body = f"{table(dice)}\n{sentence(dice)}."
    elif kind == 1 and index % 4 == 0:
        body = diagram(dice)
    elif kind == 2:
        body = f"![A {dice.choice(('calm', 'rough'))} sea at the quay](./quay.png =480x)\n\n{sentence(dice)}."
    elif kind == 3:
        body = "\n".join(f"- [{'x' if n % 2 else ' '}] {sentence(dice)}" for n in range(5)) + f"\n\n> {sentence(dice)}"
    elif kind == 4:
        body = f"{bullets(dice, 4)}\n\n```yaml\nlamp:\n  turns: {dice.randrange(9)}\n  colour: green\n```"
    if index and dice.random() < 0.4:
        body += f"\n\n{earlier(dice, index, first)}"
    if dice.random() < 0.3:
        body += f"\n\nnote: say slowly that the {dice.choice(THINGS)} {dice.choice(DEEDS)}"
    return f"## {name}\n\n{body}\n"


def deck(index, first=THURSDAY):
    """The deck of a call, 11 to 17 slides of together 7 to 9 kB."""
    dice, day = random.Random(f"deck {index}"), day_of(index, first)
    slides = [f"# <span class=\"calm\">Harbour</span> Keepers\n\n## Lamps, ropes & tides – kept together\n\n"
              f"## <span class=\"calm\">Harbour Call {day.isoformat()}</span>\n"]
    for place, (_, name) in enumerate(TEAMS):
        who = dice.choice(PEOPLE)
        title = f"# {name}\n\n{sentence(dice)} {dice.choice(FACES)}\n\n"
        if name == "SIG Weather" and index % 5 == 3:
            slides.append(f"{title}No meeting this week.\n")
            continue
        title += f"Report by [@{who}-example](https://github.com/{who}-example)\n"
        topics = [topic(dice, index, first, f"{place + 1}.{n + 1}") for n in range(1 + (dice.random() < 0.6))]
        slides.append("\n----\n\n".join([title, *topics]))
    body = "\n---\n\n".join(slides)
    return (f"---\ntitle: Harbour Keepers Harbour Call\ntype: slide\ntags: presentation\nslideOptions:\n  theme: white\n"
            f"  transition: 'slide'\n---\n\n{STYLE}\n<!-- .slide: data-background=\"./cover.png\" -->\n\n{body}")


def minutes_of_team(index, team, name, first=THURSDAY):
    """A team's own minutes: prose, without slides; every other one in German."""
    dice, day = random.Random(f"minutes {index}"), day_of(index, first) - datetime.timedelta(days=1)
    call = stamp(day_of(index, first))
    if index % 2:
        opening = (f"# {name}, Protokoll vom {day.isoformat()}\n\nAnwesend: {', '.join(dice.sample(PEOPLE, 4))}\n\n"
                   f"## Sicherheit und Betrieb\n\nDas {dice.choice(('Feuer', 'Boot', 'Tor'))} blieb die ganze Woche über in Ordnung. "
                   "Wir haben die Übergabe geübt und die Schlüssel gezählt.\n")
    else:
        opening = (f"# {name} meeting {day.isoformat()}\n\nPresent: {', '.join(dice.sample(PEOPLE, 4))}\n\n## Security and operations\n\n"
                   "The gate was locked every night. We went through the keys, and counted one more than there are doors.\n")
    parts = [f"## {dice.choice(TOPICS)}\n\n{bullets(dice, 4)}\n\n{sentence(dice)}. {sentence(dice)}.\n" for _ in range(3)]
    return (f"{opening}\n" + "\n".join(parts)
            + f"\n## Links\n\n- [The next call](../{FOLDER}/{call}.md)\n- <https://example.org/harbour?week={index}>\n"
            f"- [ ] {dice.choice(PEOPLE)} writes to @{dice.choice(PEOPLE)}-example\n")


def picture(width, height, colours):
    """A PNG with a shade from the first to the second colour."""
    (r, g, b), (R, G, B) = colours
    rows = bytearray()
    for y in range(height):
        t = y / max(1, height - 1)
        rows += b"\0" + bytes((int(r + (R - r) * t), int(g + (G - g) * t), int(b + (B - b) * t))) * width

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b""))


def documents(first):
    """Other files of an archive."""
    yield "README.md", ("# Minutes of the harbour\n\nHere is what was said, by call and by team.\n\n"
                        f"- [The first call]({FOLDER}/{stamp(first)}.md)\n- [How to lead a call]({FOLDER}/how-to-lead.md)\n")
    yield f"{FOLDER}/README.md", "# Harbour calls\n\nEvery Thursday at five past three, in the lantern room.\n"
    yield f"{FOLDER}/how-to-lead.md", ("# How to lead a call\n\n1. Open the door\n2. Let everybody speak\n3. Close the door\n\n"
                                       "Breakfast is `<not>` part of it, **unless** somebody brings some & shares.\n")
    yield f"pier/{stamp(first)}-overflow.md", "# What did not fit into the call\n\nThe crane creaks. Der Kran quietscht.\n"
    yield "lamp/ideas.md", "# Ideas for dark evenings\n\nA lamp that counts ships. See [the pier](../pier/) and ~~whales~~.\n"


def make(folder, calls, first=THURSDAY, order=lambda names: names):
    """Writes the archive; `order` says in which order files are made, as folders list them on some disks."""
    folder = Path(folder)
    files = {"minutes.yml": lambda: CONFIGURATION,
             f"{FOLDER}/cover.png": lambda: picture(1280, 720, ((225, 240, 244), (160, 200, 210))),
             f"{FOLDER}/quay.png": lambda: picture(960, 540, ((120, 160, 190), (30, 70, 100)))}
    for name, text in documents(first):
        files[name] = lambda text=text: text
    for index in range(calls):
        files[f"{FOLDER}/{stamp(day_of(index, first))}.md"] = lambda index=index: deck(index, first)
        team, name = TEAMS[index % (len(TEAMS) - 1)]
        day = stamp(day_of(index, first) - datetime.timedelta(days=1))
        files[f"{team}/{day}.md"] = lambda index=index, team=team, name=name: minutes_of_team(index, team, name, first)
    for path in {(folder / name).parent for name in files}:
        path.mkdir(parents=True, exist_ok=True)
    for name in order(list(files)):
        content = files[name]()
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--calls", type=int, default=30)
    arguments = parser.parse_args()
    make(arguments.folder, arguments.calls)
