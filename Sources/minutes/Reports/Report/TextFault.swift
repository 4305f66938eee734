public import Diagnostics

/// Bytes that are no text: NUL, or what is not UTF-8.
public struct TextFault: Sendable, Equatable {
  /// What is wrong with the bytes.
  public enum Kind: Sendable { case nul, notUTF8 }
  public let kind: Kind
  public let offset: Int

  /// The first such byte of a file; `nil` for every honest Markdown file.
  public static func first(in bytes: [UInt8]) -> TextFault? {
    let nul = bytes.firstIndex(of: 0)
    let invalid = invalidOffset(in: bytes)
    if let nul, nul < invalid ?? Int.max { return TextFault(kind: .nul, offset: nul) }
    return invalid.map(notUTF8)
  }

  /// The finding that says what to do about it.
  public func diagnostic(in file: SourceFile) -> Diagnostic {
    let message =
      switch kind {
      case .nul: "text holds a NUL byte; save the file as plain text"
      case .notUTF8: "text is not UTF-8; save the file as UTF-8"
      }
    return Diagnostic(
      rule: "text-not-utf8", severity: .error, message: message, file: file, range: offset..<(offset + 1))
  }

  private static func notUTF8(_ offset: Int) -> TextFault { TextFault(kind: .notUTF8, offset: offset) }

  /// Where UTF-8 ends being valid (Unicode 15, table 3-7).
  private static func invalidOffset(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { text in
      var offset = 0
      while offset < text.count {
        if text[offset] < 0x80 {
          offset += 1
          continue
        }
        guard let length = sequenceLength(text, at: offset) else { return offset }
        offset += length
      }
      return nil
    }
  }

  private static func sequenceLength(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int? {
    let first = text[offset]
    let (length, second): (Int, ClosedRange<UInt8>)
    switch first {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard offset + length <= text.count, second.contains(text[offset + 1]) else { return nil }
    for index in (offset + 2)..<max(offset + 2, offset + length) where !(0x80...0xBF).contains(text[index]) {
      return nil
    }
    return length
  }
}
