import Bytes

extension Chromium {
  /// Those of the letters for which the machine has no font, so that a page shows boxes in their place; in the same order.
  func missing(_ letters: [Unicode.Scalar], on path: String, in site: VisibleFiles) throws(ExportFault) -> [Unicode
    .Scalar]
  {
    guard !letters.isEmpty else { return [] }
    let page = try open(path + "?view=slides", of: site, width: 400, height: 300)
    defer { page.close() }
    var text = ""
    text.unicodeScalars.append(contentsOf: letters)
    let found = try page.evaluate(Self.look(for: text), waitingFor: "letters to be looked for")
    return Array(found.unicodeScalars)
  }

  /// A letter without a font looks like a character that no font has.
  private static func look(for letters: String) -> String {
    """
    (() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 64 });
      const pen = canvas.getContext('2d', { willReadFrequently: true });
      pen.font = '40px ' + getComputedStyle(document.querySelector('.slides')).fontFamily;
      const look = letter => {
        pen.clearRect(0, 0, 64, 64);
        pen.fillText(letter, 6, 46);
        return pen.getImageData(0, 0, 64, 64).data.join();
      };
      const nothing = new Set(['\\u{10FFFF}', '\\u{0378}', '\\u{E0FFF}'].map(look));
      return [...\(JSONWriter.string(letters, escaping: .ascii))].filter(letter => nothing.has(look(letter))).join('');
    })()
    """
  }
}
