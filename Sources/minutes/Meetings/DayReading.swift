import Bytes

/// Which day somebody meant who wrote it in another way: `2026-12-8`, `08.12.2026`, `12/08/2026`.
public enum DayReading {
  /// The days that the beginning of a text may mean, the likeliest first; none where it is no date.
  public static func days(_ text: String) -> [Day] {
    if let day = Day(text) { return [day] }
    let numbers = text.utf8.split { !$0.isASCIIDigit }.map { String(decoding: $0, as: UTF8.self) }
    if let first = numbers.first, first.utf8.count == 8, text.utf8.starts(with: first.utf8), let day = Day(first) {
      return [day]
    }
    guard numbers.count >= 3, numbers[..<3].allSatisfy({ $0.utf8.count <= 4 }), let first = text.utf8.first,
      first.isASCIIDigit
    else { return [] }
    let values = numbers[..<3].map { Int($0) ?? 0 }
    func day(_ year: Int, _ month: Int, _ day: Int) -> Day? {
      values[year] > 1000 ? Day(year: values[year], month: values[month], day: values[day]) : nil
    }
    // Dots part the day from the month in Europe; slashes do in America the other way round.
    let dots = text.utf8.contains(UInt8(ascii: "."))
    let readings = [day(0, 1, 2), day(2, 1, 0), dots && day(2, 1, 0) != nil ? nil : day(2, 0, 1)].compactMap { $0 }
    return readings.enumerated().filter { index, day in !readings[..<index].contains(day) }.map(\.element)
  }
}
