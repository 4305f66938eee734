/// The number of terminal columns of a text: East Asian wide characters and emoji take two, combining marks none.
///
/// An emoji joined to the previous one (👩‍💻) and a skin tone take no additional columns.
struct DisplayColumns {
  var count = 0
  private var last: Unicode.Scalar = "a"
  private var beforeLast: Unicode.Scalar = "a"
  private var lastWidth = 0

  mutating func add(_ scalar: Unicode.Scalar) {
    if scalar.value < 0x300 {
      lastWidth = 1
    } else if scalar == "\u{FE0F}" {
      let widens = lastWidth == 1 && last.properties.isEmoji
      count += widens ? 1 : 0
      lastWidth = widens ? 2 : 0
      remember(scalar)
      return
    } else if continuesEmoji(scalar) {
      lastWidth = 0
    } else {
      lastWidth = Self.width(scalar)
    }
    count += lastWidth
    remember(scalar)
  }

  private mutating func remember(_ scalar: Unicode.Scalar) {
    beforeLast = last
    last = scalar
  }

  private func continuesEmoji(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isEmojiModifier { return last.properties.isEmojiModifierBase }
    guard last == "\u{200D}", scalar.properties.isEmoji else { return false }
    return beforeLast == "\u{FE0F}" || beforeLast.properties.isEmoji
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    // A flag is two of these characters.
    if (0x1F1E6...0x1F1FF).contains(scalar.value) { return 1 }
    if scalar.properties.isEmojiPresentation { return 2 }
    return isWide(scalar.value) ? 2 : 1
  }

  /// The blocks of wide and full-width characters (Unicode Standard Annex 11), without emoji.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18CFF, 0x1B000...0x1B2FF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
