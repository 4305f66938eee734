import Bytes

/// The info string of a code fence as HedgeDoc 1.12 reads it: `js=10` numbers the lines from 10, `js!` wraps them.
public struct FenceInfo: Sendable, Equatable {
  /// The first word without HedgeDoc's suffixes; empty if there is none.
  public let language: String
  /// Whether long lines are wrapped: the whole info ends in `!`.
  public let wraps: Bool
  /// The line numbering.
  public let numbering: Numbering

  /// The suffix of the language: nothing, `=`, `=10` or `=+`.
  public enum Numbering: Sendable, Equatable {
    case none
    case from(Int)
    /// Continues from the last numbered fence of the slide.
    case continued
  }

  public init(_ info: String) {
    wraps = info.utf8.last == UInt8(ascii: "!")
    var numbering = Numbering.none
    var word = Array(info.utf8.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") })
    if word.last == UInt8(ascii: "!") {
      // After `!` only a bare `=` is removed: `js=10!` stays `js=10`.
      word.removeLast()
      if word.last == UInt8(ascii: "=") { word.removeLast() }
    } else if let equals = word.lastIndex(of: UInt8(ascii: "=")), Self.isNumbering(word[(equals + 1)...]) {
      numbering = Self.numbering(word[(equals + 1)...])
      word.removeSubrange(equals...)
    }
    language = String(decoding: word, as: UTF8.self)
    self.numbering = Self.isPlain(language) ? .none : numbering
  }

  private static func numbering(_ suffix: ArraySlice<UInt8>) -> Numbering {
    if suffix.elementsEqual([UInt8(ascii: "+")]) { return .continued }
    return .from(suffix.isEmpty ? 1 : Int(String(decoding: suffix.prefix(6), as: UTF8.self)) ?? 1)
  }

  /// Whether HedgeDoc does not treat the language as code, so that it gets no line numbers.
  private static func isPlain(_ language: String) -> Bool {
    let bytes = Array(language.utf8)
    return ["plain", "text", "nohighlight"].contains { word in
      bytes.indices.contains { bytes[$0...].starts(with: word.utf8) }
    }
  }

  /// Whether the suffix is empty, `+`, or digits.
  private static func isNumbering(_ suffix: ArraySlice<UInt8>) -> Bool {
    suffix.elementsEqual([UInt8(ascii: "+")])
      || suffix.allSatisfy { $0.isASCIIDigit }
  }
}
