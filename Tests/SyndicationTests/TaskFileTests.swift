import Testing

@testable import Syndication

@Suite struct TaskFileTests {
  @Test func aTaskHasNoClockAndEscapesItsText() {
    let task = CalendarTask(
      identifier: "kitchen-1@example.org", title: "order flour, rye; now", status: .done, stamp: "20300502",
      due: "20300601",
      completed: "20300516", note: "kitchen/20300516.md:4")
    let text = String(decoding: TaskFile.bytes([task], name: "Bakers"), as: UTF8.self)
    let lines = text.split(separator: "\r\n").map(String.init)
    #expect(lines.contains("SUMMARY:order flour\\, rye\\; now"))
    #expect(lines.contains("DTSTAMP:20300502T000000Z"))
    #expect(lines.contains("DUE;VALUE=DATE:20300601"))
    #expect(lines.contains("COMPLETED:20300516T000000Z"))
    #expect(lines.contains("STATUS:COMPLETED"))
    #expect(text == String(decoding: TaskFile.bytes([task], name: "Bakers"), as: UTF8.self))
  }
}
