import Digests
import Templates

extension PageFiles {
  /// A file that live pages share, by its name below `assets/`; `nil` if there is none.
  public func live(_ name: String) -> [UInt8]? {
    switch name {
    case style.name: style.bytes
    case script.name: script.bytes
    case Self.liveStyleName: Templates.liveStyle
    case Self.liveScriptName: Templates.liveScript
    case Self.liveStreamName: Templates.liveStream
    default: file(name)
    }
  }

  /// The name of a file with a hash of its content, so that a changed file has another address.
  func address(of file: File) -> String { "\(file.name)?\(Self.mark(file.bytes))" }

  /// The address of the preview's style sheet, for its own pages and its overlay on decks.
  public var liveStyle: String { "\(Self.liveStyleName)?\(Self.mark(Templates.liveStyle))" }

  /// The address of the script with which a page follows the editor.
  public var liveScript: String { "\(Self.liveScriptName)?\(Self.mark(Templates.liveScript))" }

  /// The address of the worker that connects pages to the server; equal for all pages, so that they share one worker.
  public var liveStream: String { "/assets/\(Self.liveStreamName)?\(Self.mark(Templates.liveStream))" }

  /// The version of a page's scripts. A running script cannot be replaced, so a page with another version must be
  /// reloaded.
  public var liveMark: String { Self.mark(script.bytes + Templates.liveScript + Templates.liveStream) }

  private static let liveStyleName = "live.css"
  private static let liveScriptName = "live.js"
  private static let liveStreamName = "live-stream.js"

  private static func mark(_ bytes: [UInt8]) -> String { String(SHA256.hex(of: bytes).prefix(12)) }
}
