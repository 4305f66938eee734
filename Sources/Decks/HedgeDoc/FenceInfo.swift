/// The info string of a code fence as HedgeDoc 1.12 reads it: `js=10` numbers the lines from 10, `js!` wraps them.
public struct FenceInfo: Sendable, Equatable {
  /// The first word without HedgeDoc's suffixes; empty where there is none.
  public let language: String

  public init(_ info: String) {
    var word = Array(info.utf8.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") })
    if word.last == UInt8(ascii: "!") {
      // Behind `!` only a bare `=` is taken off: `js=10!` stays `js=10`.
      word.removeLast()
      if word.last == UInt8(ascii: "=") { word.removeLast() }
    } else if let equals = word.lastIndex(of: UInt8(ascii: "=")), Self.isNumbering(word[(equals + 1)...]) {
      word.removeSubrange(equals...)
    }
    language = String(decoding: word, as: UTF8.self)
  }

  /// Nothing, `+`, or digits.
  private static func isNumbering(_ suffix: ArraySlice<UInt8>) -> Bool {
    suffix.elementsEqual([UInt8(ascii: "+")])
      || suffix.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
