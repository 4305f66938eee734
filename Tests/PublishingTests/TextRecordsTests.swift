import FileTrees
import Site
import TestSupport
import Testing

@testable import Publishing

/// Records of all texts, new ones and those of earlier runs.
@Suite struct TextRecordsTests {
  private func records(_ names: [String]) throws -> TextRecords {
    var records = TextRecords()
    for name in names {
      var record = TextRecord()
      record.facts.summary.title = "Title of \(name)"
      record.facts.anchors = [name]
      record.build.outputs = ["\(name)/index.html"]
      records.set(try path(name), record)
    }
    return records
  }

  @Test func recordsComeBackFromTheirLines() throws {
    let (one, other) = (try path("a/1.md"), try path("b.md"))
    let lines = try records(["a/1.md", "b.md"]).lines(of: [one, other])
    let back = try #require(TextRecords(lines))
    #expect(back.paths == [one, other])
    #expect(back.entry(one)?.summary.title == "Title of a/1.md")
    #expect(back.record(other)?.facts.anchors == ["b.md"] && back.anchors(one) == ["a/1.md"])
    #expect(!back.isFresh(one))
    #expect(back.lines(of: [one, other]) == lines)
  }

  @Test func aNewRecordTakesTheOldOnesPlace() throws {
    let place = try path("a.md")
    var back = try #require(TextRecords(try records(["a.md"]).lines(of: [place])))
    var record = TextRecord()
    record.facts.summary.title = "New"
    back.set(place, record)
    #expect(back.isFresh(place))
    #expect(back.entry(place)?.summary.title == "New" && back.anchors(place) == [])
    #expect(TextRecords(back.lines(of: [place]))?.entry(place)?.summary.title == "New")
  }

  @Test func aRemovedTextIsForgotten() throws {
    let (one, other) = (try path("a.md"), try path("b.md"))
    var back = try #require(TextRecords(try records(["a.md", "b.md"]).lines(of: [one, other])))
    back.remove([one])
    #expect(back.paths == [other])
    #expect(back.entry(one) == nil && back.record(one) == nil && back.anchors(one) == nil)
    #expect(TextRecords(back.lines(of: [one, other]))?.paths == [other])
  }

  @Test func linesOfOthersAreNoRecords() throws {
    #expect(TextRecords(Array("T\t../a.md\n".utf8)) == nil)
    #expect(TextRecords(Array("T\ta.md\nH\tonly\n".utf8)) == nil)
    #expect(TextRecords([])?.isEmpty ?? false)
  }

  @Test func stampsComeBackAndBrokenOnesDoNot() throws {
    let place = try path("a/b.md")
    for stamp in [
      FileStamp(size: 0, modified: Int.min, touched: Int.max, inode: UInt.max),
      FileStamp(size: 12, modified: -3, touched: 1_700_000_000_000_000_001, inode: 7),
    ] {
      var lines = LineWriter()
      lines.add(UInt8(ascii: "S"), place, stamp)
      lines.add(UInt8(ascii: "R"), stamp)
      lines.add(UInt8(ascii: "U"), place, nil)
      var reader = RecordReader(lines.bytes)
      let first = try #require(reader.next()?.stamped)
      #expect(first.path == place && first.stamp == stamp)
      #expect(reader.next()?.stamp == stamp)
      let last = try #require(reader.next()?.stamped)
      #expect(last.path == place && last.stamp == nil)
    }
    for broken in [
      "S\ta\t1\t2\t3", "S\ta\t1\t2\t3\t4\t5", "S\ta\t1\t2\tx\t4", "S\ta\t1\t2\t\t4",
      "S\ta\t1\t2\t9223372036854775808\t4", "S\t../a\t1\t2\t3\t4",
    ] {
      var reader = RecordReader(Array(broken.utf8))
      let line = reader.next()
      #expect(line != nil && line?.stamped == nil, "\(broken)")
    }
  }
}
