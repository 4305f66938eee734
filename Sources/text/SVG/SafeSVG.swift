import Bytes

/// A sanitised drawing: safe on a page, or opened by itself.
public struct SafeSVG: Sendable, Equatable {
  /// The drawing, in normalised form.
  public let bytes: [UInt8]
  /// Names of the elements and attributes that were removed, each once, in the order of their first use.
  public let dropped: [String]

  /// The reason why there is no drawing.
  public struct Fault: Error, Equatable, Sendable {
    public let why: String

    public init(why: String) { self.why = why }
  }

  /// Sanitises untrusted SVG with the allow-list. Every id gets the prefix, so that ids of two drawings on a page do
  /// not collide.
  public init(_ untrusted: [UInt8], idPrefix: String = "") throws(Fault) {
    guard untrusted.count <= SVGList.maximumBytes else { throw Fault(why: "it has more than 4 MB") }
    var writer = Writer(idPrefix: idPrefix)
    var reader = SVGReader(untrusted)
    do throws(SVGReader.Fault) {
      while let piece = try reader.next() { try writer.take(piece) }
      try writer.finish()
    } catch {
      throw Fault(why: error.why)
    }
    (bytes, dropped) = (writer.output, writer.dropped)
  }
}

/// Writes allowed pieces; a stack of open elements keeps the output balanced.
private struct Writer {
  let idPrefix: String
  var output: [UInt8] = []
  var dropped: [String] = []
  /// The name of each open element, and whether its tags are written.
  private var open: [(name: String, isWritten: Bool)] = []
  /// Depth within an element that is removed with its content.
  private var removedDepth = 0
  private var hasRoot = false

  init(idPrefix: String) { self.idPrefix = idPrefix }

  mutating func take(_ piece: SVGReader.Piece) throws(SVGReader.Fault) {
    switch piece {
    case .text(let text):
      if removedDepth == 0, open.contains(where: \.isWritten) { write(text, isValue: false) }
    case .start(let name, let attributes, let isEmpty):
      guard open.count < SVGList.maximumDepth else { throw SVGReader.Fault(why: "it is nested too deeply") }
      try start(Self.local(name), attributes, isEmpty: isEmpty)
    case .end(let name):
      guard let last = open.popLast(), last.name == Self.local(name) else {
        throw SVGReader.Fault(why: "</\(name)> closes nothing")
      }
      if SVGList.removed.contains(last.name) { removedDepth -= 1 }
      if last.isWritten { write(raw: "</\(last.name)>") }
    }
  }

  mutating func finish() throws(SVGReader.Fault) {
    guard hasRoot, open.isEmpty else { throw SVGReader.Fault(why: hasRoot ? "an element has no end" : "it is no SVG") }
  }

  private mutating func start(
    _ name: String, _ attributes: [(name: String, value: String)], isEmpty: Bool
  ) throws(SVGReader.Fault) {
    if open.isEmpty {
      guard name == "svg", !hasRoot else { throw SVGReader.Fault(why: "it is no SVG") }
      hasRoot = true
    }
    let isRemoved = SVGList.removed.contains(name)
    let isWritten = removedDepth == 0 && !isRemoved && SVGList.elements.contains(name)
    if !isWritten, removedDepth == 0 { drop(name) }
    if isWritten {
      write(raw: "<\(name)")
      if open.isEmpty { write(raw: " xmlns=\"http://www.w3.org/2000/svg\"") }
      for attribute in attributes { self.attribute(attribute.name, attribute.value) }
      write(raw: ">")
    }
    if isEmpty {
      if isWritten { write(raw: "</\(name)>") }
    } else {
      open.append((name, isWritten))
      if isRemoved { removedDepth += 1 }
    }
  }

  private mutating func attribute(_ name: String, _ value: String) {
    if name == "xmlns" || name.utf8.starts(with: "xmlns:".utf8) { return }
    if name == "id" {
      guard Self.isName(value) else { return drop(name) }
      return write(name, idPrefix + value)
    }
    if SVGList.referring.contains(name), let id = Self.reference(value) {
      return write(name, "url(#\(idPrefix)\(id))")
    }
    guard SVGList.plain.contains(name) || SVGList.referring.contains(name), Self.isPlain(value) else {
      return drop(name)
    }
    write(name, value)
  }

  /// The local name: `path` for `svg:path`, since prefixes have no meaning in HTML.
  private static func local(_ name: String) -> String {
    name.utf8.starts(with: "svg:".utf8) ? String(decoding: name.utf8.dropFirst(4), as: UTF8.self) : name
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 128
      && text.utf8.allSatisfy {
        $0.isASCIIAlphanumeric || "-_.:".utf8.contains($0)
      }
  }

  /// The id in `url(#id)`.
  private static func reference(_ value: String) -> String? {
    let bytes = Array(value.utf8)
    guard bytes.starts(with: "url(#".utf8), bytes.last == UInt8(ascii: ")") else { return nil }
    let id = String(decoding: bytes[5..<(bytes.count - 1)], as: UTF8.self)
    return isName(id) ? id : nil
  }

  /// Whether the value has no functions except colours and transformations, no address, and nothing that CSS would
  /// parse further.
  private static func isPlain(_ value: String) -> Bool {
    let bytes = Array(value.utf8)
    guard bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A || $0 == 0x09 }), !bytes.contains(UInt8(ascii: "\\")) else {
      return false
    }
    let known = [
      "rgb", "rgba", "hsl", "hsla", "matrix", "translate", "scale", "rotate", "skewX", "skewY", "oklch", "color",
      "oklab", "lab",
    ]
    var start = 0
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "(") {
        let name = bytes[start..<index]
        guard name.isEmpty || known.contains(where: { $0.utf8.elementsEqual(name) }) else { return false }
      }
      let isLetter = byte.isASCIILetter
      if !isLetter { start = index + 1 }
    }
    return !bytes.contains(UInt8(ascii: "<")) && !bytes.contains(UInt8(ascii: "@"))
  }

  private mutating func drop(_ name: String) {
    if dropped.count < 50, !dropped.contains(name) { dropped.append(name) }
  }

  private mutating func write(raw text: String) { output += Array(text.utf8) }

  private mutating func write(_ name: String, _ value: String) {
    write(raw: " \(name)=\"")
    write(value, isValue: true)
    write(raw: "\"")
  }

  private mutating func write(_ text: String, isValue: Bool) {
    output.append(text) { byte in
      byte == 0 ? "\u{FFFD}" : isValue ? MarkupEscapes.value(byte) : MarkupEscapes.text(byte)
    }
  }
}
