import CommandLine
import Foundation
import Testing

@testable import MinutesCLI

/// Users' sessions, compared word for word. `RECORD=1` rewrites them with the current output.
@Suite struct TranscriptTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Transcripts")

  static let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted() ?? []

  @Test(arguments: names) func session(_ name: String) throws {
    let file = Self.folder.appendingPathComponent(name)
    let text = try String(contentsOf: file, encoding: .utf8)
    let transcript = Transcript(text)
    #expect(!transcript.steps.isEmpty, "a transcript without a command shows nothing")
    let shell = try Shell(withPad: text.contains("pad.example"))
    defer { try? shell.remove() }
    let (replayed, steps) = try transcript.replayed(shell.run)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try replayed.write(to: file, atomically: true, encoding: .utf8)
    } else {
      for (wanted, got) in zip(transcript.steps, steps) {
        #expect(got.output == wanted.output, "\(name): $ \(wanted.command)")
      }
    }
  }

  @Test func everyCommandHasASession() throws {
    let sessions = try Self.names.map {
      try String(contentsOf: Self.folder.appendingPathComponent($0), encoding: .utf8)
    }
    for command in Minutes.program.commandNames {
      #expect(sessions.contains { $0.contains("$ minutes \(command)") }, "no session shows \(command)")
    }
  }
}
