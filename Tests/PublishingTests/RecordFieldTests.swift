import FileTrees
import Foundation
import Site
import TestSupport
import Testing

@testable import Publishing

/// The record of a text is written, read, compared and numbered by one table.
@Suite struct RecordFieldTests {
  /// A record of which no field is empty.
  private var sample: TextRecord {
    var record = TextRecord()
    for field in RecordField.all { field.setSample(&record) }
    return record
  }

  private func lines(_ record: TextRecord, _ text: RecordText = .current) -> [UInt8] {
    var lines = LineWriter()
    text.write(record, into: &lines)
    return lines.bytes
  }

  /// Stored properties of a value and of the values in it, as text: `title: a`, …
  private func properties(_ record: TextRecord) -> [String: String] {
    var found: [String: String] = [:]
    func add(_ value: Any, _ lead: String) {
      for child in Mirror(reflecting: value).children {
        let name = lead + (child.label ?? "")
        if child.value is TextBuild || child.value is PageFacts || child.value is PageSummary {
          add(child.value, name + ".")
        } else {
          found[name] = "\(child.value)"
        }
      }
    }
    add(record, "")
    return found
  }

  @Test func theTableHasEveryStoredProperty() {
    let (empty, full) = (properties(TextRecord()), properties(sample))
    #expect(full.count == RecordField.all.count)
    #expect(full.filter { empty[$0.key] == $0.value }.keys.sorted() == [], "no field of the table fills these")
  }

  @Test func everyFieldComesBack() throws {
    let back = try #require(RecordText.current.record(RecordReader(lines(sample))))
    #expect(properties(back) == properties(sample))
    for field in RecordField.all { #expect(field.isSame(back, sample), "\(field.name)") }
    let empty = try #require(RecordText.current.record(RecordReader(lines(TextRecord()))))
    #expect(properties(empty) == properties(TextRecord()))
  }

  @Test func listsComeBackInTheirOrder() throws {
    var record = TextRecord()
    record.facts.anchors = ["b", "", "a\tb\\n\n"]
    record.facts.topics = [.init(part: 1, title: "x", anchor: "y"), .init(part: 0, title: "", anchor: "")]
    record.build.dependencies = [.init(path: try path("a"), stamp: nil), .init(path: try path("b"), stamp: nil)]
    let back = try #require(RecordText.current.record(RecordReader(lines(record))))
    #expect(properties(back) == properties(record))
    #expect(RecordText.current.anchors(RecordReader(lines(record))) == record.facts.anchors)
  }

  @Test func anEntryIsWhatEveryRunAsksFor() throws {
    let entry = try #require(RecordText.current.entry(RecordReader(lines(sample))))
    #expect(entry.summary == sample.facts.summary)
    #expect(entry.build.dependencies == sample.build.dependencies && entry.build.outputs == sample.build.outputs)
  }

  @Test func damagedLinesAreNoRecord() {
    let whole = String(decoding: lines(sample), as: UTF8.self)
    for (damage, other) in [("\t1\t7", "\tx\t7"), ("\t7\t7\t7", "\t7\t7"), ("\t3\t9", "\t9\t3"), ("H\t", "?\t")] {
      #expect(whole.components(separatedBy: damage).count == 2, "\(damage) stands there once")
      let text = whole.components(separatedBy: damage).joined(separator: other)
      #expect(RecordText.current.record(RecordReader(Array(text.utf8))) == nil, "\(damage)")
    }
  }

  @Test func aNewFieldOrFormIsAnotherVersion() {
    func version(_ change: (inout [RecordField]) -> Void) -> String {
      var fields = RecordField.all
      change(&fields)
      return RecordField.version(of: RecordText(fields))
    }
    let versions = [
      RecordField.version,
      version { $0.append(.column("reporter", \.facts.summary.title, .text)) },
      version { $0.append(.lines("tasks", \.facts.anchors, .text, .onDemand)) },
      version { $0.removeLast() },
      version { $0.swapAt(1, 2) },
      version { $0[1] = .column("title", \.facts.summary.title, .text) },
      version { $0[1] = .column("title", \.facts.summary.title, .quoted, isInOverviews: true) },
    ]
    #expect(Set(versions).count == versions.count)
    #expect(version { _ in } == RecordField.version)
  }

  @Test func overviewsDependOnTheFieldsThatSaySo() {
    for field in RecordField.all {
      var changed = TextRecord()
      field.setSample(&changed)
      #expect(
        RecordField.hasSameOverviewData(TextRecord(), changed) == !field.isInOverviews, "\(field.name)")
    }
    let shown = RecordField.all.filter(\.isInOverviews).map(\.name)
    #expect(shown == ["title", "language", "opening", "deck", "parts", "files", "topics"])
  }
}

extension ColumnForm<String> {
  fileprivate static let quoted = ColumnForm(sample: "a", word: { "\"\($0)\"" }, value: { $0 })
}
