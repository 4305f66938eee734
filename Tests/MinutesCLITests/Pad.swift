import Foundation

/// The stand-in HedgeDoc server, running beside a session. The session knows it as `http://pad.example`, since it is its proxy
/// too, and finds its notes as files in `$PAD`: whoever edits one plays the people at the pad.
final class Pad {
  let environment: [String: String]
  private let process = Process()

  init(notes: URL) throws {
    try FileManager.default.createDirectory(
      at: notes.appendingPathComponent("uploads"), withIntermediateDirectories: true)
    // A square of one colour, which somebody uploads in the call.
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

  /// Ends the server. Tests run where SIGTERM is blocked, and programs that they start inherit that.
  func stop() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
