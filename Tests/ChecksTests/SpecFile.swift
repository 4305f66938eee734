import Foundation

/// A Markdown file that says what a rule finds: prose, and examples under `##` headings.
///
/// An example is a block with four backquotes whose info begins with `markdown`: the text, `⟦…⟧` around each place, in
/// which `␠` is a space, `␍` a carriage return and `⟨FF⟩` a byte. A block `findings` has a line for each place, such as
/// `warning: message` or, of another rule, `warning rule-id: message`; without it nothing may be found. A block `fixed
/// safe` or `fixed suggested` is the text after all fixes, which are all of that kind. `markdown previous` is the deck of the call before.
struct SpecFile {
  let rule: String
  let examples: [SpecExample]

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Specs")

  static let all: [SpecFile] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).filter { $0.hasSuffix(".md") }.sorted().map(SpecFile.init)
  }()

  private init(name: String) {
    rule = String(name.dropLast(3))
    let text = (try? String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)) ?? ""
    var examples: [SpecExample] = []
    var title = ""
    var previous: String?
    var block: (info: String, lines: [String])?
    for line in text.components(separatedBy: "\n") {
      if let open = block {
        guard line == "````" else {
          block?.lines.append(line)
          continue
        }
        let text = open.lines.joined(separator: "\n")
        switch open.info {
        case "findings": examples[examples.count - 1].expected = open.lines
        case "fixed safe", "fixed suggested":
          examples[examples.count - 1].fixed = text.replacing("␍", with: "\r") + "\n"
          examples[examples.count - 1].safety = String(open.info.dropFirst(6))
        case "markdown previous": previous = text + "\n"
        default:
          examples.append(SpecExample(rule: rule, title: title, info: open.info, source: text, previous: previous))
          previous = nil
        }
        block = nil
      } else if line.hasPrefix("````") {
        block = (String(line.dropFirst(4)), [])
      } else if line.hasPrefix("## ") {
        title = String(line.dropFirst(3))
      }
    }
    self.examples = examples
  }
}
