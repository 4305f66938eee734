import Bytes

/// What a history is of: words, `#319`, `standards#319` with or without owner, or an address.
struct Subject {
  private enum Meaning {
    case words(Terms)
    /// Of any repository where `repository` is empty; `O/R` or `R` in lower case.
    case number(Int, repository: String)
    case address(String)
  }
  private let meaning: Meaning

  init(_ text: String) {
    if let issue = Self.issue(ofAddress: text) {
      meaning = .number(issue.number, repository: issue.repository)
    } else if text.begins("https://") || text.begins("http://") {
      meaning = .address(Self.plain(text))
    } else if let hash = text.utf8.lastIndex(of: UInt8(ascii: "#")),
      let number = Int(text[text.utf8.index(after: hash)...])
    {
      let name = String(text[..<hash]).asciiLowercased()
      meaning = .number(number, repository: String(decoding: name.utf8.filter { !$0.isASCIIWhitespace }, as: UTF8.self))
    } else {
      meaning = .words(Terms(text))
    }
  }

  /// Whether a line speaks of it.
  func isIn(_ statement: Statement, of team: String) -> Bool {
    switch meaning {
    case .words(let terms): return terms.match(statement.text)
    case .address(let address): return statement.links.contains { Self.plain($0) == address }
    case .number(let number, let repository):
      let issues = statement.links.compactMap(Self.issue)
      if issues.contains(where: { $0.number == number && Self.isSame(repository, $0.repository) }) { return true }
      return statement.words.indices.contains { place in
        let word = statement.words[place]
        guard let (name, found) = Self.written(word), found == number else { return false }
        let before = name.utf8.isEmpty && place > 0 ? statement.words[place - 1].lower : name
        // A bare number that a link leads elsewhere with is that link's.
        if issues.contains(where: { $0.number == number }) { return false }
        return repository.utf8.isEmpty || Self.isSame(repository, before)
      }
    }
  }

  /// `#319`, `standards#319`, `issues/#332`
  private static func written(_ word: Word) -> (name: String, number: Int)? {
    if word.before.ends(in: "#"), let number = Int(word.text) { return ("", number) }
    guard let hash = word.lower.utf8.lastIndex(of: UInt8(ascii: "#")),
      let number = Int(word.lower[word.lower.utf8.index(after: hash)...])
    else { return nil }
    var name = String(word.lower[..<hash])
    if name.ends(in: "/") { name.removeLast() }
    return (name, number)
  }

  /// Whether two repositories are one; a name without an owner is that of any owner.
  private static func isSame(_ wanted: String, _ found: String) -> Bool {
    wanted.utf8.isEmpty || wanted == found || found.ends(in: "/" + wanted) || wanted.ends(in: "/" + found)
  }

  /// Repository in lower case and number of an issue or a pull request.
  static func issue(ofAddress address: String) -> (repository: String, number: Int)? {
    guard address.begins("https://") || address.begins("http://") else { return nil }
    let parts = plain(address).utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    guard parts.count >= 6, ["issues", "pull", "pulls", "merge_requests"].contains(parts[4]), let number = Int(parts[5])
    else { return nil }
    return ("\(parts[2])/\(parts[3])".asciiLowercased(), number)
  }

  private static func plain(_ address: String) -> String {
    var bytes = Array(address.utf8.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") })
    while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
