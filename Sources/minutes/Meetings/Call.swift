/// A meeting of a series, by its day: what reports are written for and a deck is made of.
public struct Call: Hashable, Comparable, Sendable {
  /// The id of its series.
  public let series: String
  public let day: Day

  public init(series: String, day: Day) { (self.series, self.day) = (series, day) }

  /// By day, then by the bytes of the series' id.
  public static func < (left: Call, right: Call) -> Bool {
    left.day == right.day
      ? left.series.utf8.lexicographicallyPrecedes(right.series.utf8) : left.day < right.day
  }
}
