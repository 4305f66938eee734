import Bytes
public import Diagnostics
import YAML

/// `minutes.yml`, read: every key has a default, and what is not understood is an error that names its line.
public struct Settings: Sendable {
  public let community: Community
  /// Empty where the file is right; all of them are errors.
  public let diagnostics: [Diagnostic]

  public static let fileName = "minutes.yml"

  public init(_ file: SourceFile) {
    var community = Community()
    switch YAML.read(file.bytes, in: 0..<file.bytes.count) {
    case .failure(let problem):
      diagnostics = [KeyReader.diagnostic(Self.rule, problem.message, file, problem.range)]
    case .success(nil):
      diagnostics = []
    case .success(let root?):
      var keys = KeyReader(root, in: file, rule: Self.rule, place: "minutes.yml")
      Self.read(&keys, into: &community)
      diagnostics = keys.finish()
    }
    self.community = community
  }

  public static let rule = "settings-invalid"

  private static func read(_ keys: inout KeyReader, into community: inout Community) {
    keys.string("community") { community.name = $0 }
    keys.string("tagline") { community.tagline = $0 }
    keys.nested("call") { call in
      call.string("title") { community.series.title = $0 }
      call.string("folder", is: "a folder name", where: isFolderName) { community.series.folder = $0 }
      call.choice("weekday", of: Community.weekdays) { community.series.weekday = $0 }
      call.string("time", is: "a time such as \"15:05\"", where: isTime) { community.series.time = $0 }
      call.number("minutes", in: 1...1440) { community.series.minutes = $0 }
      call.string("timezone") { community.series.timezone = $0 }
    }
    var ids: Set<String> = []
    keys.list("teams") { team in
      var id = ""
      var name: String?
      var mission = ""
      var aliases: [String] = []
      var formerly: [String] = []
      var (since, until): (Day?, Day?)
      team.string("id", is: "lower-case letters, digits and hyphens", where: Team.isIdentifier) { id = $0 }
      team.string("name") { name = $0 }
      team.string("mission") { mission = $0 }
      team.strings("aliases") { aliases = $0 }
      team.ids("formerly") { formerly = $0 }
      team.day("since") { since = $0 }
      team.day("until") { until = $0 }
      if id.isEmpty {
        team.report("team needs an id")
      } else if !ids.insert(id).inserted {
        team.report("team \"\(id)\" is named twice")
      } else {
        var read = Team(id: id, name: name ?? id, mission: mission, aliases: aliases)
        (read.formerly, read.since, read.until) = (formerly, since, until)
        if let since, let until, since > until { team.report("team \"\(id)\" ends (until) before it begins (since)") }
        community.teams.append(read)
      }
    }
    keys.texts("people") { community.people = $0 }
    keys.nested("style") { style in
      style.string("theme", is: "a name of letters and hyphens", where: isWord) { community.style.theme = $0 }
      style.string("transition", is: "a name of letters and hyphens", where: isWord) { community.style.transition = $0 }
      style.string("cover", is: "a path or address without quotes, = or <", where: isAttribute) {
        community.style.cover = $0
      }
    }
    keys.choice("pictures", of: Community.Pictures.allCases.map(\.rawValue)) {
      community.pictures = Community.Pictures.allCases[$0]
    }
    keys.nested("hedgedoc") { hedgedoc in
      hedgedoc.string("url", is: "an http address", where: isAddress) { community.hedgedoc = withoutSlash($0) }
      hedgedoc.strings("hosts") { community.pictureHosts = $0.map { withoutScheme(lowercase($0)) } }
      hedgedoc.choice("permission", of: NotePermission.allCases.map(\.rawValue)) {
        community.notePermission = NotePermission.allCases[$0]
      }
    }
    keys.nested("site") { site in
      site.string("url", is: "an http address", where: isAddress) { community.site.url = $0 }
      site.string("source", is: "an http address", where: isAddress) { community.site.source = $0 }
    }
    keys.nested("actions") { community.actions.read(&$0) }
  }

  private static func isFolderName(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, first != UInt8(ascii: "."), first != UInt8(ascii: "-") else { return false }
    return bytes.count <= 63
      && bytes.allSatisfy {
        (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0)
          || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
      }
  }

  private static func isWord(_ text: String) -> Bool {
    text.utf8.first != UInt8(ascii: "-") && !text.utf8.isEmpty
      && text.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "-") }
  }

  /// HedgeDoc loses a slide attribute whose value holds `=` or a quote.
  private static func isAttribute(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && !"\"=<>".utf8.contains($0) }
  }

  private static func isTime(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":") else { return false }
    let digits = [bytes[0], bytes[1], bytes[3], bytes[4]]
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
    return (Int(digits[0]) - 48) * 10 + Int(digits[1]) - 48 < 24 && digits[2] < UInt8(ascii: "6")
  }

  private static func isAddress(_ text: String) -> Bool {
    guard !text.utf8.isEmpty else { return true }
    let host = ["https://", "http://"].first { text.utf8.starts(with: $0.utf8) }.map {
      text.utf8.dropFirst($0.utf8.count)
    }
    guard let host, let first = host.first, first != UInt8(ascii: "/") else { return false }
    return host.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"\"'<>`\\".utf8.contains($0) }
  }

  private static func lowercase(_ host: String) -> String {
    host.asciiLowercased()
  }

  /// A host that was written as an address.
  private static func withoutScheme(_ host: String) -> String {
    let scheme = ["https://", "http://"].first { host.utf8.starts(with: $0.utf8) } ?? ""
    return withoutSlash(String(decoding: host.utf8.dropFirst(scheme.utf8.count), as: UTF8.self))
  }

  private static func withoutSlash(_ address: String) -> String {
    var bytes = Array(address.utf8)
    while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
