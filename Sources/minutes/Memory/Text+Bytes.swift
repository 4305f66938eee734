import Bytes

extension String {
  /// Whether the bytes begin with those of another text.
  func begins(_ start: String) -> Bool { utf8.starts(with: start.utf8) }

  /// Whether the bytes end in those of another text.
  func ends(in end: String) -> Bool {
    utf8.count >= end.utf8.count && utf8.suffix(end.utf8.count).elementsEqual(end.utf8)
  }

  /// The text without characters that a terminal interprets or hides.
  var withoutUnseen: String { String(String.UnicodeScalarView(unicodeScalars.filter { !$0.isUnseen })) }

  /// A name without the `@` before it.
  var withoutAt: String { begins("@") ? String(decoding: utf8.dropFirst(), as: UTF8.self) : self }
}
