import Foundation

/// The test HedgeDoc server of a session. It is reached as `http://pad.example`, since it is also the session's proxy,
/// and its notes are files in `$PAD`, which the session can edit like other users of the pad.
final class Pad {
  let environment: [String: String]
  private let process = Process()

  init(notes: URL) throws {
    try FileManager.default.createDirectory(
      at: notes.appendingPathComponent("uploads"), withIntermediateDirectories: true)
    // A single-colour square, uploaded during the call.
    let picture = "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR4nGNgZGJGQiRzADE2AFpcEtsdAAAAAElFTkSuQmCC"
    try Data(base64Encoded: picture)?.write(to: notes.appendingPathComponent("uploads/chart.png"))
    let server = Shell.package.appendingPathComponent("Tests/HedgeDocServer/hedgedoc_server.py")
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-B", server.path, "--notes", notes.path, "--url", "http://pad.example"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    var address = Data()
    while let byte = try pipe.fileHandleForReading.read(upToCount: 1), byte != Data([0x0A]) { address += byte }
    environment = ["http_proxy": String(decoding: address, as: UTF8.self), "PAD": notes.path]
  }

  /// Ends the server. SIGKILL, because tests run with SIGTERM blocked, which child processes inherit.
  func stop() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
