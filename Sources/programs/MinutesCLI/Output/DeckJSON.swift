import Bytes
import Decks
import Diagnostics
import HTML
import YAML

/// The JSON of `minutes inspect`.
struct DeckJSON: Encodable {
  let title: String
  let theme: String?
  let options: [String: JSONValue]
  let slides: [SlideJSON]

  init(_ deck: Deck, _ contents: [SlideContent]) {
    let options = SlideOptions(deck.frontMatter)
    theme = options.theme
    self.options = Dictionary(
      options.kept.map { ($0.key.string ?? "", JSONValue($0.value)) }, uniquingKeysWith: { _, last in last })
    slides = contents.map { SlideJSON($0, in: deck.file) }
    title = deck.title ?? slides.lazy.flatMap(\.headings).first { $0.level == 1 }?.text ?? "Untitled"
  }

  /// Names in alphabetical order, so that the same deck gives the same bytes.
  func encoded() throws -> [UInt8] {
    ShownText.json(try JSONLine.bytes(self))
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(title, forKey: .title)
    try container.encode(theme, forKey: .theme)
    try container.encode(options, forKey: .options)
    try container.encode(slides, forKey: .slides)
  }

  // `null` is part of the format, so every key is written.
  enum CodingKeys: CodingKey { case title, theme, options, slides }
}

struct SlideJSON: Encodable {
  struct Heading: Encodable {
    let level: Int
    let text: String
  }
  struct Link: Encodable {
    let href: String
    let text: String
  }
  struct Image: Encodable {
    let src: String
    let alt: String
    let width: String?
    let height: String?

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(src, forKey: .src)
      try container.encode(alt, forKey: .alt)
      try container.encode(width, forKey: .width)
      try container.encode(height, forKey: .height)
    }

    enum CodingKeys: CodingKey { case src, alt, width, height }
  }
  struct Task: Encodable { let checked: Bool }

  let h: Int
  let v: Int
  let lines: [Int]?
  let attributes: [String: String]
  let notes: String?
  let headings: [Heading]
  let listItems: Int
  let maxListDepth: Int
  let links: [Link]
  let images: [Image]
  let fences: [String]
  let tables: Int
  let paragraphs: Int
  let blockquotes: Int
  let hr: Int
  let br: Int
  let tasks: [Task]
  let text: String
  let html: String

  init(_ content: SlideContent, in file: SourceFile) {
    let facts = SlideFacts(content)
    h = content.slide.h
    v = content.slide.v
    lines = content.slide.content(in: file.bytes).map {
      [file.lineNumber(at: $0.lowerBound), file.lineNumber(at: $0.upperBound - 1)]
    }
    attributes = Dictionary(content.attributes.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last })
    notes = content.notes.map { String(decoding: file.bytes[$0.text], as: UTF8.self) }
    headings = facts.headings.map { Heading(level: $0.level, text: $0.text) }
    listItems = facts.listItems
    maxListDepth = facts.maximumListDepth
    links = facts.links.map { Link(href: $0.href, text: $0.text) }
    images = facts.pictures.map { Image(src: $0.src, alt: $0.alt, width: $0.width, height: $0.height) }
    fences = facts.fences
    tables = facts.tables
    paragraphs = facts.paragraphs
    blockquotes = facts.blockquotes
    hr = facts.rules
    br = facts.lineBreaks
    tasks = facts.tasks.map { Task(checked: $0) }
    text = facts.text
    html = content.fragment.html()
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(h, forKey: .h)
    try container.encode(v, forKey: .v)
    try container.encode(lines, forKey: .lines)
    try container.encode(attributes, forKey: .attributes)
    try container.encode(notes, forKey: .notes)
    try container.encode(headings, forKey: .headings)
    try container.encode(listItems, forKey: .listItems)
    try container.encode(maxListDepth, forKey: .maxListDepth)
    try container.encode(links, forKey: .links)
    try container.encode(images, forKey: .images)
    try container.encode(fences, forKey: .fences)
    try container.encode(tables, forKey: .tables)
    try container.encode(paragraphs, forKey: .paragraphs)
    try container.encode(blockquotes, forKey: .blockquotes)
    try container.encode(hr, forKey: .hr)
    try container.encode(br, forKey: .br)
    try container.encode(tasks, forKey: .tasks)
    try container.encode(text, forKey: .text)
    try container.encode(html, forKey: .html)
  }

  // `null` is part of the format, so every key is written.
  enum CodingKeys: CodingKey {
    case h, v, lines, attributes, notes, headings, listItems, maxListDepth, links, images, fences, tables, paragraphs
    case blockquotes, hr, br, tasks, text, html
  }
}

/// A YAML value as JSON, typed as YAML 1.2 reads plain scalars.
enum JSONValue: Encodable {
  case null
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// `depth` counts from the front matter itself; HedgeDoc 1.12 drops lists and mappings that lie deeper than 4.
  init(_ node: YAMLNode, depth: Int = 2) {
    func kept(_ node: YAMLNode) -> Bool { depth < 4 || node.entries == nil && node.items == nil }
    switch node.value {
    case .sequence(let items): self = .list(items.filter(kept).map { JSONValue($0, depth: depth + 1) })
    case .mapping(let entries):
      let pairs = entries.filter { kept($0.value) }.map { ($0.key.string ?? "", JSONValue($0.value, depth: depth + 1)) }
      self = .object(Dictionary(pairs, uniquingKeysWith: { _, last in last }))
    case .scalar(let text, _):
      if node.isNull {
        self = .null
      } else if let flag = node.bool {
        self = .flag(flag)
      } else if let integer = node.int {
        self = .integer(integer)
      } else if let number = node.double, number.isFinite {
        self = .number(number)
      } else {
        self = .text(text)
      }
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .flag(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .list(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }
}
