import Diagnostics
import Mustache
import Reports

/// Parsing gives a template or a fault within the text; text without tags is unchanged, and rendering terminates.
enum MustacheProperty {
  static func check(_ bytes: [UInt8]) {
    let file = SourceFile(name: "deck.md", bytes: bytes)
    for finding in TemplateSet(own: [.deck: file, .title: file]).unknownNames() {
      hold(finding.range, within: 0..<bytes.count, finding.message)
    }
    do throws(MustacheFault) {
      let template = try MustacheTemplate(bytes)
      for use in template.uses {
        for name in use.sections + [use.name] { hold(name.range, within: 0..<bytes.count, name.text) }
        hold(use.sections.count <= 100, "sections are not too deep")
      }
      let text = template.render(values)
      if template.uses.isEmpty { hold(text.count <= bytes.count, "without values nothing is added") }
      if !hasTag(bytes) { hold(text == bytes, "without a tag nothing changes") }
    } catch {
      hold(error.range, within: 0..<bytes.count, error.message)
      hold(!error.range.isEmpty, "a fault has a place")
      hold(error.message.utf8.count < 800, "a sentence is short")
      hold(!error.message.utf8.contains(0x0A), "a sentence is one line")
    }
  }

  private static func hasTag(_ bytes: [UInt8]) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "{") && $1 == UInt8(ascii: "{") }
  }

  /// Lists have one element, since output grows exponentially with nested lists otherwise.
  private static let values = MustacheValue.object([
    "a": .text("ä<🚀"), "b": .flag(true), "c": .flag(false), "d": .list([.object(["e": .text("")])]),
    "f": .object(["a": .missing, "g": .object(["a": .text("{{a}}")])]),
  ])
}
