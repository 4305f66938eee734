/// How many columns of a terminal a text takes: East Asian wide characters and emoji two, combining marks none.
///
/// An emoji joined to another (👩‍💻), its skin tone and its presentation selector share its two columns.
struct DisplayColumns {
  var count = 0
  private var last: Unicode.Scalar?
  private var lastWidth = 0

  mutating func add(_ scalar: Unicode.Scalar) {
    defer { last = scalar }
    if scalar.value < 0x300 {
      lastWidth = 1
      count += 1
      return
    }
    if last == "\u{200D}", lastWidth == 2 || scalar.properties.isEmoji, scalar.properties.isEmoji {
      count += 2 - max(lastWidth, 1)
      lastWidth = 2
      return
    }
    if scalar.properties.isEmojiModifier, last?.properties.isEmojiModifierBase == true { return }
    if scalar == "\u{FE0F}", lastWidth == 1, last?.properties.isEmoji == true {
      lastWidth = 2
      count += 1
      return
    }
    let width = Self.width(scalar)
    if width > 0 { lastWidth = width }
    count += width
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    // A flag is two of these.
    if (0x1F1E6...0x1F1FF).contains(scalar.value) { return 1 }
    if scalar.properties.isEmojiPresentation { return 2 }
    return isWide(scalar.value) ? 2 : 1
  }

  /// The blocks whose characters are wide or full-width (Unicode Standard Annex 11), emoji aside.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x17000...0x18CFF, 0x1B000...0x1B2FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
