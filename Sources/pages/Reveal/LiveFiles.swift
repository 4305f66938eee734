import Digests
import Templates

extension PageFiles {
  /// A file that live pages share, by its name below `assets/`; `nil` where there is none.
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

  /// The name of a file with what tells its content from an earlier one.
  func address(of file: File) -> String { "\(file.name)?\(Self.mark(file.bytes))" }

  /// The same of what the preview lays over a deck, and of its own pages.
  public var liveStyle: String { "\(Self.liveStyleName)?\(Self.mark(Templates.liveStyle))" }

  /// The same of what a page does to follow the editor.
  public var liveScript: String { "\(Self.liveScriptName)?\(Self.mark(Templates.liveScript))" }

  /// Where pages find what carries their words to the server: one address for all pages, since it names the worker that they
  /// share.
  public var liveStream: String { "/assets/\(Self.liveStreamName)?\(Self.mark(Templates.liveStream))" }

  /// Tells the scripts of a page from others: one that runs cannot be replaced, so that a page with another mark has to be
  /// loaded anew.
  public var liveMark: String { Self.mark(script.bytes + Templates.liveScript + Templates.liveStream) }

  private static let liveStyleName = "live.css"
  private static let liveScriptName = "live.js"
  private static let liveStreamName = "live-stream.js"

  private static func mark(_ bytes: [UInt8]) -> String { String(SHA256.hex(of: bytes).prefix(12)) }
}
