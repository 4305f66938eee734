import Bytes
public import Meetings

/// Where a term, an issue or an address was spoken of, oldest first.
public struct History: Encodable {
  /// One mention.
  public struct Mention: Encodable, Sendable {
    public let date: Day?
    public let team: String?
    public let series: String?
    public let file: String
    public let line: Int
    /// The heading above; empty where there is none.
    public let heading: String
    public let text: String
    /// `mention`, `action`, `decision` or `question`.
    public let kind: String

    private enum Keys: CodingKey { case date, team, series, file, line, heading, text, kind }

    /// Writes every key, also where it is `null`.
    public func encode(to encoder: any Encoder) throws {
      var json = encoder.container(keyedBy: Keys.self)
      try json.encode(date?.description, forKey: .date)
      try json.encode(team, forKey: .team)
      try json.encode(series, forKey: .series)
      try json.encode(file, forKey: .file)
      try json.encode(line, forKey: .line)
      try json.encode(heading, forKey: .heading)
      try json.encode(text, forKey: .text)
      try json.encode(kind, forKey: .kind)
    }
  }

  public let mentions: [Mention]

  public init(of wanted: String, in texts: [RememberedText], teams: [String] = []) {
    let subject = Subject(wanted)
    let texts = ArchiveMemory.meetings(texts)
    let memory = ArchiveMemory(texts, kinds: [.action, .decision, .question])
    var kinds: [String: String] = [:]
    for item in memory.items { for place in item.places { kinds["\(place.file):\(place.line)"] = item.kind.rawValue } }
    mentions = texts.flatMap { text in
      text.statements.all.compactMap { statement in
        let team = text.team ?? statement.team
        guard teams.isEmpty || team.map(teams.contains) ?? false, subject.isIn(statement, of: team ?? "") else {
          return nil
        }
        let heading = statement.heading.map { text.statements.all[$0].text } ?? ""
        return Mention(
          date: text.day(of: statement), team: team, series: text.series, file: text.path, line: statement.line,
          heading: heading,
          text: statement.text, kind: kinds["\(text.path):\(statement.line)"] ?? "mention")
      }
    }.enumerated().sorted {
      ($0.element.date?.description ?? "", $0.offset) < ($1.element.date?.description ?? "", $1.offset)
    }.map(\.element)
  }

  /// Writes the mentions as a list.
  public func encode(to encoder: any Encoder) throws {
    var json = encoder.unkeyedContainer()
    for mention in mentions { try json.encode(mention) }
  }

  /// One line a mention.
  public var text: String {
    mentions.map { mention in
      let kind = mention.kind == "mention" ? "" : " [\(mention.kind)]"
      return
        "\(mention.date?.description ?? "undated   ")  \(mention.file):\(mention.line)\(kind)  "
        + mention.text.withoutUnseen + "\n"
    }.joined()
  }
}
