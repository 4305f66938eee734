/// The words of a command line, split as GNU programs do, independent of the environment.
struct Words {
  /// The next item of the line.
  enum Item: Equatable {
    /// An option. `value` is the text after `=` or the letter, or the next word. Without a value, `obstacle` is the
    /// word in the value's position that begins with a dash.
    case option(String, value: String?, obstacle: String? = nil)
    case argument(String)
  }

  private var rest: ArraySlice<String>
  private var optionsHaveEnded = false

  init(_ words: [String]) { rest = words[...] }

  /// The next item; `takesValue` says whether an option takes a value, `nil` for an unknown option.
  mutating func next(_ takesValue: (String) -> Bool?) -> Item? {
    guard let word = rest.popFirst() else { return nil }
    let bytes = word.utf8
    if optionsHaveEnded || !Self.isOption(word) { return .argument(word) }
    if bytes.elementsEqual("--".utf8) {
      optionsHaveEnded = true
      return next(takesValue)
    }
    if bytes.starts(with: "--".utf8) {
      let name = String(decoding: bytes.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
      return option(name, attached: Self.value(bytes.dropFirst(name.utf8.count)), takesValue(name))
    }
    let name = String(decoding: bytes.prefix(2), as: UTF8.self)
    guard let takes = takesValue(name) else { return .option(word, value: nil) }
    let behind = bytes.dropFirst(2)
    if takes || behind.isEmpty || behind.first == UInt8(ascii: "=") {
      let attached = Self.value(behind) ?? (behind.isEmpty ? nil : String(decoding: behind, as: UTF8.self))
      return option(name, attached: attached, takes)
    }
    // Letters without a value may share a dash: -ab is -a -b.
    rest = ["-" + String(decoding: behind, as: UTF8.self)] + rest
    return .option(name, value: nil)
  }

  /// `-` alone is an argument: for many programs it means standard input.
  static func isOption(_ word: String) -> Bool { word.utf8.first == UInt8(ascii: "-") && word.utf8.count > 1 }

  private mutating func option(_ name: String, attached: String?, _ takesValue: Bool?) -> Item {
    guard attached == nil, takesValue == true else { return .option(name, value: attached) }
    guard let next = rest.first, !Self.isOption(next) else { return .option(name, value: nil, obstacle: rest.first) }
    rest = rest.dropFirst()
    return .option(name, value: next)
  }

  /// The text after `=`.
  private static func value(_ bytes: Substring.UTF8View) -> String? {
    bytes.first == UInt8(ascii: "=") ? String(decoding: bytes.dropFirst(), as: UTF8.self) : nil
  }
}
