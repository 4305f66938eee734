/// The result of drawing a diagram.
public enum Drawing: Sendable, Equatable {
  /// Sanitised SVG, its size in CSS pixels and the height of its smallest letters at that size.
  case drawn(svg: [UInt8], width: Int, height: Int, smallestText: Double)
  /// The reason why it cannot be drawn, and the faulty line of the source, from 1.
  case faulty(message: String, line: Int?)
}

extension Drawing {
  /// The height of the smallest letters in CSS pixels if the slide fills a screen of 1280 × 720; `nil` without letters.
  ///
  /// One line above the diagram is reserved for a heading.
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

  /// The height below which letters cannot be read from the last row.
  static let legible = 11.0
}
