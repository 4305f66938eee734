import Bytes

/// Writes JSON, one member a line, in the order of the calls.
struct JSONText {
  private var json = JSONWriter(escaping: .needed)
  private var depth = 0
  private var isFirst = true

  var bytes: [UInt8] { json.bytes }

  mutating func object(_ members: (inout JSONText) -> Void) { group("{", "}", members) }

  mutating func member(_ name: StaticString, _ text: String) {
    self.name(name)
    string(text)
  }

  mutating func array<Item>(_ name: StaticString, _ items: [Item], _ write: (inout JSONText, Item) -> Void) {
    self.name(name)
    group("[", "]") { json in
      for item in items {
        json.next()
        write(&json, item)
      }
    }
  }

  mutating func string(_ text: String) { json.string(text) }

  private mutating func name(_ name: StaticString) {
    next()
    string(name.description)
    json.raw(": ")
  }

  private mutating func group(_ open: StaticString, _ close: StaticString, _ body: (inout JSONText) -> Void) {
    json.raw(open)
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { newLine() }
    isFirst = false
    json.raw(close)
  }

  private mutating func next() {
    if !isFirst { json.raw(",") }
    isFirst = false
    newLine()
  }

  private mutating func newLine() {
    json.raw("\n")
    for _ in 0..<depth { json.raw("  ") }
  }
}
