import Foundation

/// A shell in an empty temporary folder, with the built `minutes` in its path.
struct Shell {
  let folder: URL
  /// The server of a session that mentions `pad.example`.
  private(set) var pad: Pad?

  init(withPad: Bool = false) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("minutes-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if withPad { pad = try Pad(notes: folder.appendingPathExtension("pad")) }
  }

  func remove() throws {
    pad?.stop()
    try FileManager.default.removeItem(at: folder)
    if pad != nil { try FileManager.default.removeItem(at: folder.appendingPathExtension("pad")) }
  }

  /// Returns standard output and error of a command, and `[exit N]` in a separate line if its status is not 0.
  func run(_ command: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": "\(Self.products.path):/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": folder.path,
      "EXAMPLE": Self.package.appendingPathComponent("minutes").path,
    ].merging(pad?.environment ?? [:]) { own, _ in own }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    var output = String(decoding: bytes, as: UTF8.self)
    if output.hasSuffix("\n") { output.removeLast() }
    if process.terminationStatus != 0 { output += (output.isEmpty ? "" : "\n") + "[exit \(process.terminationStatus)]" }
    return output
  }

  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The build folder of this test and the program.
  private static let products = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent()
}
