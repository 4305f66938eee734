import Bytes
import Diagnostics

/// Some slides of a deck, as `3`, `3-7`, `3-` or several with commas between them; slides count from 1.
public struct SlideRange: Equatable, Sendable, CustomStringConvertible {
  public let description: String
  private let parts: [Part]

  private struct Part: Equatable {
    let first: Int
    /// `nil` up to the deck's end.
    let last: Int?
  }

  /// `nil` for a text that names no slides.
  public init?(_ text: String) {
    var parts: [Part] = []
    for part in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      let ends = part.split(separator: UInt8(ascii: "-"), maxSplits: 1, omittingEmptySubsequences: false)
      guard let first = Self.number(ends[0]) else { return nil }
      guard ends.count == 2 else {
        parts.append(Part(first: first, last: first))
        continue
      }
      if ends[1].isEmpty {
        parts.append(Part(first: first, last: nil))
      } else {
        guard let last = Self.number(ends[1]), last >= first else { return nil }
        parts.append(Part(first: first, last: last))
      }
    }
    (description, self.parts) = (text, parts)
  }

  /// Which slides of a deck of `count` are meant, from 0, in the deck's order.
  ///
  /// - Throws: `Failure` where the deck has no such slide.
  func slides(of count: Int, named name: String) throws -> [Int] {
    for part in parts where max(part.first, part.last ?? part.first) > count {
      throw Failure("\(name) has \(counted(count, "slide")); --slides \(self) asks for more")
    }
    return (0..<count).filter { slide in
      parts.contains { $0.first <= slide + 1 && slide + 1 <= $0.last ?? count }
    }
  }

  private static func number(_ digits: Substring.UTF8View) -> Int? {
    guard !digits.isEmpty, digits.count <= 5, digits.allSatisfy(\.isASCIIDigit) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self)).flatMap { $0 > 0 ? $0 : nil }
  }
}
