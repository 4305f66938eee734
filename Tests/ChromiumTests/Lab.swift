import Assets
import Foundation
import Testing

@testable import Chromium

/// Support for tests with a real Chromium.
enum Lab {
  /// Skips a suite, with the reason, if Chromium is not installed.
  static var needsChromium: ConditionTrait {
    .enabled(if: Chromium.find() != nil, "Chromium is not there; \"apt install chromium\" brings it")
  }

  /// Runs `body` with a new Chromium, which is closed afterwards.
  static func withChromium<Result>(seconds: Int = 60, _ body: (Chromium) throws -> Result) throws -> Result {
    let chromium = try Chromium(seconds: seconds)
    defer { chromium.close() }
    return try body(chromium)
  }

  static func bytes(_ name: String) throws -> [UInt8] { try #require(Asset.named(name)).bytes }

  /// A drawer with the compiled-in mermaid.
  static func drawer(cache: DiagramCache? = nil) -> DiagramDrawer {
    DiagramDrawer(version: "1", cache: cache) { Asset.named($0)?.bytes }
  }

  /// A drawer with a script in place of mermaid.
  static func drawer(script: String) -> DiagramDrawer {
    let mermaid = Array("window.mermaid={initialize(){},async render(id,source){\(script)}}".utf8)
    return DiagramDrawer(version: "1", cache: nil, seconds: 2) { $0 == "mermaid.js" ? mermaid : Asset.named($0)?.bytes }
  }

  /// A site with one page.
  static func site(_ html: String) -> VisibleFiles {
    VisibleFiles { path in path == "deck.html" ? Array(html.utf8) : nil }
  }

  /// Returns the output of a program of the system for a file with these bytes.
  static func output(_ program: String, _ arguments: [String], about file: [UInt8], ending: String) throws -> String {
    let path = NSTemporaryDirectory() + "minutes-\(UUID().uuidString).\(ending)"
    try Data(file).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/\(program)")
    process.arguments = arguments.map { $0 == "FILE" ? path : $0 }
    process.standardOutput = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self)
  }
}
