import Bytes
public import Decks
import Digests
import HTML
import SVG

/// The pictures of one page: the address of each, and the files that go with the page.
public struct PagePictures: Sendable {
  private let source: PictureSource
  private let form: PageForm
  /// Content by file name below the shared files; the name is made of the content's hash.
  public private(set) var files: [String: [UInt8]] = [:]
  /// For a published page: the paths of the files beside the deck that it shows.
  public private(set) var places: Set<String> = []
  /// Origins (`https://host`) that are contacted when the page is opened.
  public private(set) var origins: Set<String> = []
  private var known: [String: Shown] = [:]
  /// Sizes by the address on the page.
  private var sizes: [String: PictureSize] = [:]

  public init(_ source: PictureSource, _ form: PageForm) { (self.source, self.form) = (source, form) }

  /// The way in which a page shows a picture.
  public enum Shown: Sendable {
    /// `without` names the parts removed from an SVG.
    case at(String, without: [String] = [])
    /// The page shows a link to the picture instead.
    case link(host: String, address: String)
    /// The picture does not exist; the page shows its description.
    case nothing(why: String)

    /// The parts that readers do not see, as a sentence; `nil` if there are none. Within a link there is no link to the
    /// picture.
    public func loss(of source: String, isInLink: Bool) -> String? {
      switch self {
      case .at(_, let lost):
        lost.isEmpty ? nil : "picture \(source) is shown without \(lost.joined(separator: ", "))"
      case .link(let host, _) where isInLink: "picture of \(host) is not shown: pictures come from the archive"
      case .link(let host, _): "picture of \(host) is shown as a link: pictures come from the archive"
      case .nothing(let why): why
      }
    }
  }

  /// The address on the page for a picture's address in the deck.
  public mutating func show(_ address: String) -> Shown {
    if let known = known[address] { return known }
    let shown = find(address)
    known[address] = shown
    return shown
  }

  /// The size of the picture at an address of the page; `nil` if it is unknown.
  public func size(ofShown address: String) -> PictureSize? { sizes[address] }

  private mutating func find(_ address: String) -> Shown {
    if PictureData.isPicture(address) {
      origins.insert("data:")
      return .at(address)
    }
    switch source.place(of: address) {
    case .missing(let path): return .nothing(why: "picture \(path) is no file beside the deck")
    case .host(let origin, let address):
      origins.insert(origin)
      return .at(address)
    case .foreign(let host, let address): return .link(host: host, address: address)
    case .file(let path):
      guard let look = source.look(path) else { return .nothing(why: "picture \(path) is not beside the deck") }
      guard let kind = look.kind else {
        return .nothing(why: "picture \(path) is no PNG, JPEG, GIF, WebP or SVG")
      }
      if kind != .svg, case .published(_, let lead) = form {
        return .at(published(path, lead, look.size))
      }
      guard let bytes = source.read(path) else { return .nothing(why: "picture \(path) is not beside the deck") }
      guard kind == .svg else {
        let address = self.address(of: bytes, kind, at: path)
        sizes[address] = look.size
        return .at(address)
      }
      // If it is opened by itself, an SVG is a page that could run scripts.
      do throws(SafeSVG.Fault) {
        let safe = try SafeSVG(bytes)
        return .at(self.address(of: safe.bytes, kind, at: path), without: safe.dropped)
      } catch {
        return .nothing(why: "picture \(path) cannot be shown as SVG: \(error.why)")
      }
    }
  }

  private mutating func address(of bytes: [UInt8], _ kind: PictureKind, at path: String) -> String {
    switch form {
    case .standalone:
      return "data:\(kind.mediaType);base64,\(String(decoding: Base64.encode(bytes), as: UTF8.self))"
    case .linked(let assets):
      let name = "\(SHA256.hex(of: bytes).prefix(16)).\(kind.fileEnding)"
      files[name] = bytes
      return assets + name
    case .published(_, let lead): return published(path, lead, nil)
    }
  }

  private mutating func published(_ path: String, _ lead: String, _ size: PictureSize?) -> String {
    places.insert(path)
    let address = lead + PercentEncoding.encoded(path)
    if let size { sizes[address] = size }
    return address
  }
}
