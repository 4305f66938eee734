public import Meetings

/// By when something shall be done.
public struct Due: Sendable, Equatable {
  /// `nil` where what is written is no day.
  public let day: Day?
  /// As written, without "due".
  public let text: String

  /// `(due 2024-10-10)`, `(bis 10.10.2024)`; `nil` where a line has none.
  static func find(_ words: [Word]) -> Due? {
    guard let place = words.firstIndex(where: { $0.opensBracket && ["due", "bis", "fällig"].contains($0.lower) }),
      place + 1 < words.count, let end = words[place...].firstIndex(where: \.closesBracket), end > place
    else { return nil }
    let text = words[(place + 1)...end].map(\.text).joined(separator: " ")
    return Due(day: Day(text) ?? German.day(text), text: text)
  }

  private enum German {
    /// `10.10.2024`
    static func day(_ text: String) -> Day? {
      let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        .map { Int(String(decoding: $0, as: UTF8.self)) }
      guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2] else { return nil }
      return Day(year: year, month: month, day: day)
    }
  }
}
