public import Diagnostics
public import YAML

/// Takes typed values out of a YAML mapping and remembers what nobody asked for, so that no key is ignored in silence.
public struct KeyReader {
  private let file: SourceFile
  private let rule: String
  /// Where the mapping stands, for messages: `call`, `minutes.yml`.
  private let place: String
  private let range: Range<Int>
  private var entries: [YAMLNode.Entry] = []
  private var asked: [String] = []
  private var diagnostics: [Diagnostic] = []

  public init(_ node: YAMLNode, in file: SourceFile, rule: String, place: String) {
    (self.file, self.rule, self.place, range) = (file, rule, place, node.range)
    if let entries = node.entries {
      self.entries = entries
    } else if !node.isNull {
      report("\(place) needs keys and values", at: node.range)
    }
  }

  // MARK: Values

  /// Hands a text on; one that is not `isRight` is a finding that says what is `wanted`.
  public mutating func string(
    _ key: String, is wanted: String = "a text", where isRight: (String) -> Bool = { _ in true },
    _ take: (String) -> Void
  ) {
    guard let node = value(key) else { return }
    guard let text = node.string, isRight(text) else { return report("\(key) needs to be \(wanted)", at: node.range) }
    take(text)
  }

  /// One text or a list of texts.
  public mutating func strings(_ key: String, _ take: ([String]) -> Void) {
    guard let node = value(key) else { return }
    if let text = node.string { return take([text]) }
    let texts = node.items?.compactMap(\.string) ?? []
    guard texts.count == node.items?.count else {
      return report("\(key) needs to be a text or a list of texts", at: node.range)
    }
    take(texts)
  }

  /// One id or a list of ids.
  public mutating func ids(_ key: String, _ take: ([String]) -> Void) {
    guard let node = value(key) else { return }
    let ids = node.string.map { [$0] } ?? node.items?.compactMap(\.string) ?? []
    guard !ids.isEmpty, node.string != nil || ids.count == node.items?.count, ids.allSatisfy(Team.isIdentifier) else {
      return report("\(key) needs to be an id or a list of ids: lower-case letters, digits and hyphens", at: node.range)
    }
    take(ids)
  }

  /// Hands a day on.
  public mutating func day(_ key: String, _ take: (Day) -> Void) {
    guard let node = value(key) else { return }
    guard let day = node.string.flatMap(Day.init) else {
      return report("\(key) needs to be a day such as 2024-09-26", at: node.range)
    }
    take(day)
  }

  /// A mapping whose keys may be anything, from each to one text or a list of texts.
  public mutating func texts(_ key: String, _ take: ([String: [String]]) -> Void) {
    guard let node = value(key), !node.isNull else { return }
    guard let entries = node.entries else { return report("\(key) needs keys and values", at: node.range) }
    var all: [String: [String]] = [:]
    for entry in entries {
      let texts = entry.value.string.map { [$0] } ?? entry.value.items?.compactMap(\.string)
      guard let name = entry.key.string, let texts, entry.value.string != nil || texts.count == entry.value.items?.count
      else {
        report("\(key) needs a text or a list of texts for each", at: entry.value.range)
        continue
      }
      all[name] = texts
    }
    take(all)
  }

  /// Hands a whole number on; one outside of `allowed` is a finding.
  public mutating func number(_ key: String, in allowed: ClosedRange<Int>, _ take: (Int) -> Void) {
    guard let node = value(key) else { return }
    guard let number = node.int, allowed.contains(number) else {
      return report("\(key) needs to be a number from \(allowed.lowerBound) to \(allowed.upperBound)", at: node.range)
    }
    take(number)
  }

  /// Hands true or false on.
  public mutating func flag(_ key: String, _ take: (Bool) -> Void) {
    guard let node = value(key) else { return }
    guard let flag = node.bool else { return report("\(key) needs to be true or false", at: node.range) }
    take(flag)
  }

  /// `take` gets the index of the value among `choices`.
  public mutating func choice(_ key: String, of choices: [String], _ take: (Int) -> Void) {
    guard let node = value(key) else { return }
    guard let text = node.string, let index = choices.firstIndex(where: { $0.utf8.elementsEqual(text.utf8) }) else {
      let guess = node.string.flatMap { Spelling.nearest(to: $0, among: choices) }
      let advice = guess.map { ", did you mean \"\($0)\"?" } ?? ""
      return report("\(key) needs to be one of \(choices.joined(separator: ", "))\(advice)", at: node.range)
    }
    take(index)
  }

  /// Reads the mapping below a key.
  public mutating func nested(_ key: String, _ read: (inout KeyReader) -> Void) {
    guard let node = value(key) else { return }
    inner(node, place: key, read)
  }

  /// Reads a list of mappings, one after the other.
  public mutating func list(_ key: String, _ read: (inout KeyReader) -> Void) {
    items(key) { node, reader in reader.inner(node, place: key, read) }
  }

  /// Reads a mapping, called `place` in messages.
  public mutating func inner(_ node: YAMLNode, place: String, _ read: (inout KeyReader) -> Void) {
    var inner = KeyReader(node, in: file, rule: rule, place: place)
    read(&inner)
    diagnostics += inner.finish()
  }

  /// Hands the items of a list on, whatever they are.
  public mutating func items(_ key: String, _ read: (YAMLNode, inout KeyReader) -> Void) {
    guard let node = value(key), !node.isNull else { return }
    guard let items = node.items else { return report("\(key) needs to be a list", at: node.range) }
    for item in items { read(item, &self) }
  }

  // MARK: Findings

  /// Adds a finding.
  public mutating func report(_ message: String) { report(message, at: range) }

  /// Adds a finding.
  public mutating func report(_ message: String, at range: Range<Int>) {
    diagnostics.append(Self.diagnostic(rule, message, file, range))
  }

  /// All findings; keys that nobody asked for are among them.
  public mutating func finish() -> [Diagnostic] {
    for entry in entries {
      let key = entry.key.string ?? ""
      guard !asked.contains(where: { $0.utf8.elementsEqual(key.utf8) }) else { continue }
      let guess = Spelling.nearest(to: key, among: asked).map { ", did you mean \"\($0)\"?" }
      report(
        "unknown key \"\(key)\" in \(place)\(guess ?? "; it knows \(asked.joined(separator: ", "))")",
        at: entry.key.range)
    }
    return diagnostics
  }

  /// A finding of severity error in a settings file.
  public static func diagnostic(_ rule: String, _ message: String, _ file: SourceFile, _ range: Range<Int>)
    -> Diagnostic
  {
    Diagnostic(rule: rule, severity: .error, message: message, file: file, range: range)
  }

  private mutating func value(_ key: String) -> YAMLNode? {
    asked.append(key)
    return entries.first { $0.key.string?.utf8.elementsEqual(key.utf8) ?? false }?.value
  }
}
