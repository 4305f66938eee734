import Foundation
import Testing

/// The output in `README.md` is that of the program in the example's folder. `RECORD=1` rewrites it.
@Suite struct ReadmeTests {
  @Test func showsWhatIsPrinted() throws {
    let file = Shell.package.appendingPathComponent("README.md")
    let transcript = Transcript(try String(contentsOf: file, encoding: .utf8))
    let shell = try Shell()
    defer { try? shell.remove() }
    #expect(try shell.run("cp -r \"$EXAMPLE\"/. .") == "")
    let (replayed, steps) = try transcript.replayed(shell.run)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try replayed.write(to: file, atomically: true, encoding: .utf8)
    } else {
      #expect(steps == transcript.steps)
    }
  }

  @Test func linksLeadSomewhere() throws {
    for name in ["README.md", "CONTRIBUTING.md", "Sources/README.md"] {
      let file = Shell.package.appendingPathComponent(name)
      let text = try String(contentsOf: file, encoding: .utf8)
      for link in text.matches(of: #/\]\(([^)#:]+)\)/#) where !link.output.1.hasPrefix("http") {
        let target = file.deletingLastPathComponent().appendingPathComponent(String(link.output.1))
        if link.output.1.hasPrefix("./rack.png") { continue }  // an example of Markdown
        #expect(FileManager.default.fileExists(atPath: target.path), "\(name) leads to \(link.output.1)")
      }
    }
  }
}
