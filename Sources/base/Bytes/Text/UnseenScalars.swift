extension Unicode.Scalar {
  /// Whether a terminal interprets the character or shows nothing for it, so that text could be hidden or rearranged:
  /// control characters, line separators, bidi controls (Trojan Source, CVE-2021-42574), zero-width and tag characters.
  ///
  /// The joiners U+200C and U+200D and variation selectors are excluded, since emoji and scripts need them.
  public var isUnseen: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
    case 0xE0000...0xE007F: true
    default: false
    }
  }
}
