import Diagnostics
import Meetings
import Testing

@testable import Reports

@Suite struct SettingsTests {
  @Test func everyKey() {
    let settings = Settings(
      file(
        """
        community: Ünion 🚀
        tagline: Wir bauen
        call:
          title: Runde
          folder: weekly_call
          weekday: monday
          time: "09:30"
          minutes: 25
          timezone: UTC
        teams:
          - id: ops
            name: Team Ops
            mission: Wir betreiben
            aliases: [Betrieb, 🚀]
          - { id: docs, aliases: Doku }
        style: { theme: sky, transition: none, cover: ./cover.png }
        pictures: keep
        hedgedoc: { url: "https://pad.example//" }
        site: { url: "https://example.org/minutes/", source: "https://git.example/minutes" }
        """))
    var expected = Community()
    expected.name = "Ünion 🚀"
    expected.tagline = "Wir bauen"
    expected.series.title = "Runde"
    expected.series.folder = "weekly_call"
    expected.series.weekday = 1
    expected.series.time = "09:30"
    expected.series.minutes = 25
    expected.series.timezone = "UTC"
    expected.teams = [
      Team(id: "ops", name: "Team Ops", mission: "Wir betreiben", aliases: ["Betrieb", "🚀"]),
      Team(id: "docs", name: "docs", aliases: ["Doku"]),
    ]
    expected.style.theme = "sky"
    expected.style.transition = "none"
    expected.style.cover = "./cover.png"
    expected.pictures = .keep
    expected.hedgedoc = "https://pad.example"
    expected.site.url = "https://example.org/minutes/"
    expected.site.source = "https://git.example/minutes"
    #expect(settings.community == expected)
    #expect(shown(settings.diagnostics) == [])
  }

  @Test(arguments: [
    "", "# nothing\n", "~\n", "call:\nteams:\nstyle: {}\n", "---\n...\n", "\u{FEFF}community: Sovereign Cloud Stack\n",
  ])
  func defaults(_ text: String) {
    let settings = Settings(file(text))
    #expect(settings.community == Community())
    #expect(shown(settings.diagnostics) == [])
  }

  @Test(arguments: [
    (
      "ä: 🚀\n",
      [
        "1:1 «ä» unknown key \"ä\" in minutes.yml; it knows community, tagline, call, teams, people, style, pictures, hedgedoc, site, actions"
      ]
    ),
    ("comunity: 🚀\n", ["1:1 «comunity» unknown key \"comunity\" in minutes.yml, did you mean \"community\"?"]),
    (
      "tagline: ä 🚀\ncall: { weekdya: monday }\n",
      ["2:9 «weekdya» unknown key \"weekdya\" in call, did you mean \"weekday\"?"]
    ),
    (
      "call: { schedule: ä 🚀 }\n",
      ["1:9 «schedule» unknown key \"schedule\" in call; it knows title, folder, weekday, time, minutes, timezone"]
    ),
    (
      "? [ä, 🚀]\n: b\n",
      [
        "1:3 «[ä, 🚀]» unknown key \"\" in minutes.yml; it knows community, tagline, call, teams, people, style, pictures, hedgedoc, site, actions"
      ]
    ),
    ("community: [ä, 🚀]\n", ["1:12 «[ä, 🚀]» community needs to be a text"]),
    ("call: ä 🚀\n", ["1:7 «ä 🚀» call needs keys and values"]),
    ("- ä\n- 🚀\n", ["1:1 «- ä\n- 🚀» minutes.yml needs keys and values"]),
    ("call: { folder: \"ä🚀\" }\n", ["1:17 «\"ä🚀\"» folder needs to be a folder name"]),
    ("call: { folder: ../x }\n", ["1:17 «../x» folder needs to be a folder name"]),
    ("call: { folder: a/b }\n", ["1:17 «a/b» folder needs to be a folder name"]),
    ("call: { folder: -x }\n", ["1:17 «-x» folder needs to be a folder name"]),
    (
      "call: { weekday: tuseday }\n",
      [
        "1:18 «tuseday» weekday needs to be one of sunday, monday, tuesday, wednesday, thursday, friday, saturday, did you mean \"tuesday\"?"
      ]
    ),
    (
      "call: { weekday: 4 }\n",
      ["1:18 «4» weekday needs to be one of sunday, monday, tuesday, wednesday, thursday, friday, saturday"]
    ),
    ("call: { time: 24:00 }\n", ["1:15 «24:00» time needs to be a time such as \"15:05\""]),
    ("call: { time: \"9:05\" }\n", ["1:15 «\"9:05\"» time needs to be a time such as \"15:05\""]),
    ("call: { time: \"15:60\" }\n", ["1:15 «\"15:60\"» time needs to be a time such as \"15:05\""]),
    ("call: { minutes: 0 }\n", ["1:18 «0» minutes needs to be a number from 1 to 1440"]),
    ("call: { minutes: \"40\" }\n", ["1:18 «\"40\"» minutes needs to be a number from 1 to 1440"]),
    (
      "call: { minutes: 99999999999999999999 }\n",
      ["1:18 «99999999999999999999» minutes needs to be a number from 1 to 1440"]
    ),
    ("teams: ä 🚀\n", ["1:8 «ä 🚀» teams needs to be a list"]),
    ("teams: { id: ops }\n", ["1:8 «{ id: ops }» teams needs to be a list"]),
    ("teams: [ops]\n", ["1:9 «ops» team needs an id", "1:9 «ops» teams needs keys and values"]),
    ("teams:\n  - name: ä 🚀\n", ["2:5 «name: ä 🚀» team needs an id"]),
    (
      "teams:\n  - id: Ops\n",
      ["2:5 «id: Ops» team needs an id", "2:9 «Ops» id needs to be lower-case letters, digits and hyphens"]
    ),
    ("teams: [{ id: ops }, { id: ops, name: 🚀 }]\n", ["1:22 «{ id: ops, name: 🚀 }» team \"ops\" is named twice"]),
    ("teams: [{ id: ops, aliases: { ä: 🚀 } }]\n", ["1:29 «{ ä: 🚀 }» aliases needs to be a text or a list of texts"]),
    ("teams: [{ id: ops, aliases: [ä, [🚀]] }]\n", ["1:29 «[ä, [🚀]]» aliases needs to be a text or a list of texts"]),
    (
      "teams: [{ id: ops, leader: 🚀 }]\n",
      ["1:20 «leader» unknown key \"leader\" in teams; it knows id, name, mission, aliases, formerly, since, until"]
    ),
    ("style: { theme: \"a b\" }\n", ["1:17 «\"a b\"» theme needs to be a name of letters and hyphens"]),
    ("style: { theme: \"-\" }\n", ["1:17 «\"-\"» theme needs to be a name of letters and hyphens"]),
    (
      "style: { transition: \"x' y: z\" }\n",
      ["1:22 «\"x' y: z\"» transition needs to be a name of letters and hyphens"]
    ),
    ("style: { cover: a?b=c }\n", ["1:17 «a?b=c» cover needs to be a path or address without quotes, = or <"]),
    (
      "pictures: locallize\n",
      ["1:11 «locallize» pictures needs to be one of localize, keep, did you mean \"localize\"?"]
    ),
    ("hedgedoc: { url: pad.example }\n", ["1:18 «pad.example» url needs to be an http address"]),
    ("hedgedoc: { url: \"https://\" }\n", ["1:18 «\"https://\"» url needs to be an http address"]),
    ("site: { url: \"https://a b\" }\n", ["1:14 «\"https://a b\"» url needs to be an http address"]),
    (
      "site: { url: \"javascript:x\", source: \"http:/x\" }\n",
      [
        "1:14 «\"javascript:x\"» url needs to be an http address",
        "1:38 «\"http:/x\"» source needs to be an http address",
      ]
    ),
    ("ä: &x 🚀\n", ["1:4 «&x» anchors (&name) are not read here"]),
    ("community: *x\n", ["1:12 «*x» aliases (*name) are not read here, write the value out"]),
    ("community: a\ncommunity: b\n", ["2:1 «community» the key “community” is already there above"]),
    ("community: \"ä 🚀\n", ["1:12 «\"» the quote is not closed"]),
  ])
  func faults(_ text: String, _ findings: [String]) {
    #expect(shown(Settings(file(text, "minutes.yml")).diagnostics) == findings)
  }

  /// Valid settings are used even next to invalid ones.
  @Test func faultsCostOnlyTheirKey() {
    let community = Settings(
      file("community: 🚀\ncall: { minutes: many, title: Runde }\nteams: [{ id: Ä }, { id: ops }]\n")
    ).community
    #expect(community.name == "🚀")
    #expect(community.series.title == "Runde")
    #expect(community.series.minutes == 40)
    #expect(community.teams == [Team(id: "ops", name: "ops")])
  }

  @Test func keysAndTeamsWithoutNumber() {
    let keys = (0..<9_000).map { "key\($0): ä 🚀\n" }.joined()
    let teams = (0..<5_000).map { "  - id: team-\($0)\n" }.joined()
    let settings = Settings(file("\(keys)teams:\n\(teams)"))
    #expect(settings.community.teams.count == 5_000)
    #expect(settings.diagnostics.count == 9_000)
  }

  @Test func theBuiltInSettings() {
    let settings = Settings(SourceFile(name: "minutes.yml", bytes: TemplateSet.settings))
    #expect(shown(settings.diagnostics) == [])
    #expect(settings.community.teams.count > 10)
    #expect(settings.community.series == Community().series)
  }

  @Test(arguments: [
    ("a", true), ("0", true), ("sig-2-x", true), (String(repeating: "a", count: 63), true),
    (String(repeating: "a", count: 64), false), ("", false), ("-a", false), ("A", false), ("ä", false),
    ("a\u{301}", false),
    ("a_b", false), ("a.b", false), ("a/b", false), ("a b", false), ("\u{212A}", false),
  ])
  func identifiers(_ id: String, _ isRight: Bool) {
    #expect(Team.isIdentifier(id) == isRight)
  }
}
