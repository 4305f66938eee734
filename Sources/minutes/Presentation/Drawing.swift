/// What became of the source of a diagram.
public enum Drawing: Sendable, Equatable {
  /// SVG that has passed its allow-list, its size in CSS pixels and its smallest letters at that size.
  case drawn(svg: [UInt8], width: Int, height: Int, smallestText: Double)
  /// Why it cannot be drawn, and the line of the source that is at fault, from 1.
  case faulty(message: String, line: Int?)
}

extension Drawing {
  /// The smallest letters in CSS pixels when the slide fills a screen of 1280 × 720; `nil` without letters.
  ///
  /// Above the diagram there is room for a heading of one line.
  static func textHeight(
    width: Int, height: Int, smallestText: Double, stage: (width: Int, height: Int, margin: Double)
  ) -> Double? {
    guard smallestText > 0, width > 0, height > 0 else { return nil }
    let room = (width: Double(stage.width) * 0.96, height: Double(stage.height) - 130)
    let fit = min(1, room.width / Double(width), room.height / Double(height))
    let screen = min(
      1280 / (Double(stage.width) * (1 + stage.margin)), 720 / (Double(stage.height) * (1 + stage.margin)))
    return smallestText * fit * screen
  }

  /// Smaller letters cannot be read in the last row.
  static let legible = 11.0
}
