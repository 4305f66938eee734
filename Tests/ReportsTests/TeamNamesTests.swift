import Meetings
import Testing

@testable import Reports

@Suite struct TeamNamesTests {
  static let names = TeamNames([
    Team(id: "iaas", name: "Team IaaS", aliases: ["IaaS", "Team IaaS / Networking"]),
    Team(id: "iam", name: "Team IAM & Security", aliases: ["Team IAM", "IAM/Sec"]),
    Team(id: "ops", name: "Team Ops", aliases: ["Team Operations"]),
    Team(id: "docs", name: "SIG Documentation", aliases: ["Docs SIG"]),
    Team(id: "board", name: "Product Board"),
    Team(id: "general", name: "General", aliases: ["General Topics"]),
    Team(id: "ueber", name: "Team Überblick"),
    Team(id: "nameless", name: "–"),
  ])

  @Test(arguments: [
    ("Team IaaS", "iaas"), ("team iaas", "iaas"), ("  Team   IaaS ", "iaas"), ("Team IaaS 🚀", "iaas"), ("IaaS", "iaas"),
    ("Team IaaS / Networking", "iaas"), ("Team IaaS: what is new", "iaas"), ("Team Ops (2/2)", "ops"),
    ("Team Ops II", "ops"),
    ("Team IAM & Security", "iam"), ("Team IAM/Sec", "iam"), ("Team IAM / Roles", "iam"), ("IAM/Sec", "iam"),
    ("IAM-Sec: news", "iam"), ("Team Operations", "ops"), ("SIG Documentation and friends", "docs"),
    ("Docs SIG", "docs"),
    ("Docs SIG (1/2)", "docs"), ("Product Board", "board"), ("Product Board, continued", "board"),
    ("General", "general"),
    ("General: dates", "general"), ("General – dates", "general"), ("General topics", "general"),
    ("Team\u{A0}IaaS", "iaas"), ("Team\u{2009}Ops", "ops"), ("Team\u{200B} Ops", "ops"), ("“Team Ops”", "ops"),
    ("**Team Ops**", "ops"), ("Team Überblick 🔭", "ueber"),
  ])
  func named(_ heading: String, _ id: String) {
    guard case .team(let team) = Self.names.team(of: heading) else {
      return #expect(Bool(false), "\(heading): \(Self.names.team(of: heading))")
    }
    #expect(team.id == id)
  }

  @Test(arguments: [
    ("Team IaSS", "iaas", "Team IaaS"), ("Taem Ops", "ops", "Team Ops"), ("Team Opps", "ops", "Team Ops"),
    ("SIG Documentaton", "docs", "SIG Documentation"), ("SIG Dokumentation", "docs", "SIG Documentation"),
    ("Team Operatoins", "ops", "Team Operations"), ("Team Uberblick", "ueber", "Team Überblick"),
  ])
  func nearlyNamed(_ heading: String, _ id: String, _ name: String) {
    guard case .nearly(let team, let meant) = Self.names.team(of: heading) else {
      return #expect(Bool(false), "\(heading): \(Self.names.team(of: heading))")
    }
    #expect(team.id == id)
    #expect(meant == name)
  }

  @Test(arguments: [
    "", "🚀", "–", "Team", "Teams", "Team work", "Topics of Team Ops", "IaaS news", "General interest", "Generally",
    "Product",
    "Product Boards", "Docs", "Docs SIG meeting", "Team Opera", "Team XYZ", "Operations", "SIG", "Team Ops\u{301}ideas",
    "Dokumentation", "Ops", "Thursday",
  ])
  func notNamed(_ heading: String) {
    #expect(Self.names.team(of: heading) == .none)
  }

  @Test func theLongestNameWins() {
    let names = TeamNames([
      Team(id: "a", name: "Team A"), Team(id: "ab", name: "Team A B"), Team(id: "x", name: "Team A"),
    ])
    #expect(names.team(of: "Team A B C") == .team(Team(id: "ab", name: "Team A B")))
    #expect(names.team(of: "Team A C") == .team(Team(id: "a", name: "Team A")))
    #expect(TeamNames([]).team(of: "Team A") == .none)
  }
}
