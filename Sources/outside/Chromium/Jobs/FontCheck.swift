import Checks
import Diagnostics
import Reveal

/// Whether the machine that makes a PDF or pictures has letters for all that is on the slides.
struct FontCheck {
  let deck: ExportedDeck

  /// Letters of scripts that the page brings no font for, each once, with where it stands first.
  private var letters: [(scalar: Unicode.Scalar, offset: Int)] {
    var seen: Set<Unicode.Scalar> = []
    var found: [(Unicode.Scalar, Int)] = []
    var offset = 0
    for scalar in String(decoding: deck.file.bytes, as: UTF8.self).unicodeScalars {
      // Behind Latin, Greek and Cyrillic; signs and emoji are no letters.
      if scalar.value >= 0x530, scalar.properties.isAlphabetic, found.count < 500, seen.insert(scalar).inserted {
        found.append((scalar, offset))
      }
      offset += UTF8.width(scalar)
    }
    return found
  }

  /// A finding for the letters that have no font; `nil` where all have one.
  func finding(_ browser: Browser, on path: String, in site: @autoclosure () -> VisibleFiles) throws -> Diagnostic? {
    let letters = letters
    guard !letters.isEmpty else { return nil }
    let missing = try browser.chromium().missing(letters.map(\.scalar), on: path, in: site())
    guard let first = missing.first, let place = letters.first(where: { $0.scalar == first }) else { return nil }
    var shown = ""
    shown.unicodeScalars.append(contentsOf: missing.prefix(12))
    return Diagnostic(
      rule: FileRule.fontMissing.id, severity: FileRule.fontMissing.severity,
      message: "letters \(shown)\(missing.count > 12 ? " …" : "") have no font on this machine and show as boxes",
      file: deck.file, range: place.offset..<(place.offset + UTF8.width(first)),
      notes: [Note("\"apt install fonts-noto-core fonts-noto-cjk\" brings fonts for most scripts")])
  }
}
