import FileTrees
import Site

/// How a value stands in one word.
struct ColumnForm<Value: Sendable>: Sendable {
  /// A value that uses all of the form; it is no default of any field.
  let sample: Value
  let word: @Sendable (Value) -> String
  /// `nil` where the word is none of this form.
  let value: @Sendable (String) -> Value?
}

extension ColumnForm<String> {
  static let text = ColumnForm(sample: "a\tb", word: { $0 }, value: { $0 })
}

extension ColumnForm<Bool> {
  static let flag = ColumnForm(
    sample: true, word: { $0 ? "1" : "0" }, value: { $0 == "1" ? true : $0 == "0" ? false : nil })
}

extension ColumnForm<Int> {
  static let count = ColumnForm(sample: 7, word: { "\($0)" }, value: { Int($0) })
}

/// How an element of a list stands in a line.
struct LineForm<Element: Sendable>: Sendable {
  /// An element that uses all of the form.
  let sample: Element
  let write: @Sendable (Element, _ kind: UInt8, _ into: inout LineWriter) -> Void
  /// `nil` where the line is none of this form.
  let read: @Sendable (RecordReader.Line) -> Element?

  /// An element as words.
  static func words(
    sample: Element, _ words: @escaping @Sendable (Element) -> [String],
    _ element: @escaping @Sendable ([String]) -> Element?
  ) -> LineForm {
    LineForm(sample: sample, write: { $2.add($1, words($0)) }, read: { element($0.fields) })
  }
}

extension LineForm<String> {
  static let text = words(sample: "a\tb\\c\nd", { [$0] }, { $0.first ?? "" })
}

extension LineForm<TextBuild.Dependency> {
  /// Most lines are of this kind: their numbers are read without a string for each.
  static let dependency = LineForm(
    sample: TextBuild.Dependency(
      path: RelativePath(constant: "a/b.png"), stamp: FileStamp(size: 1, modified: 2, touched: 3, inode: 4)),
    write: { $2.add($1, $0.path, $0.stamp) },
    read: { line in line.stamped.map { TextBuild.Dependency(path: $0.path, stamp: $0.stamp) } })
}

extension LineForm<PageSummary.Part> {
  static let part = words(
    sample: PageSummary.Part(team: "iaas", anchor: "slide-iaas", reporters: ["ada", "bob"]),
    { [$0.team, $0.anchor] + $0.reporters },
    { $0.count >= 2 ? PageSummary.Part(team: $0[0], anchor: $0[1], reporters: Array($0[2...])) : nil })
}

extension LineForm<PageFacts.Topic> {
  static let topic = words(
    sample: PageFacts.Topic(part: 0, title: "Upgrade", anchor: "slide-upgrade"),
    { ["\($0.part)", $0.title, $0.anchor] },
    { words in
      guard words.count == 3, let part = Int(words[0]) else { return nil }
      return PageFacts.Topic(part: part, title: words[1], anchor: words[2])
    })
}

extension LineForm<PageFacts.PictureLoss> {
  static let loss = words(
    sample: PageFacts.PictureLoss(message: "not shown", place: 3..<9),
    { [$0.message, "\($0.place.lowerBound)", "\($0.place.upperBound)"] },
    { words in
      guard words.count == 3, let start = Int(words[1]), let end = Int(words[2]), start <= end else { return nil }
      return PageFacts.PictureLoss(message: words[0], place: start..<end)
    })
}

extension LineForm<PageFacts.Link> {
  static let link = words(
    sample: PageFacts.Link(written: "../a.md#b", target: "a/#b", line: 5), { [$0.written, $0.target, "\($0.line)"] },
    { words in
      guard words.count == 3, let line = Int(words[2]) else { return nil }
      return PageFacts.Link(written: words[0], target: words[1], line: line)
    })
}
