import Bytes
import Decks
import Digests
public import FileTrees

/// Brings uploads of the HedgeDoc server into the folder of the decks.
public struct PictureFetch {
  /// What came of one upload.
  public enum Outcome: Sendable, Equatable {
    /// It lies there now, under this name.
    case stored(as: String)
    /// A file with the same bytes was there, so that one is taken.
    case same(as: String)
    case failed(why: String)
  }

  /// An upload that a deck shows.
  public struct Wish: Sendable, Equatable {
    /// Its file name on the server.
    public let name: String
    public let address: WebAddress
    /// What shows the server who asks.
    public var headers: [String] = []
    /// Whether it has to lie under this very name, since decks show it so.
    public var keepsName = false

    public init(name: String, address: WebAddress, headers: [String] = [], keepsName: Bool = false) {
      (self.name, self.address, self.headers, self.keepsName) = (name, address, headers, keepsName)
    }
  }

  private let courier: HTTPClient
  private let root: Folder
  private let folder: RelativePath
  /// Names beside the decks by the size of their files.
  private var bySize: [Int: [String]]
  private var starts: [String: String] = [:]
  /// Of those of this run that are not on the disk yet.
  private var arriving: [String: ArrivedPicture] = [:]

  /// The most bytes that a picture may have.
  public static let limit = 20_000_000
  /// The most pictures of one run.
  public static let most = 1_000

  /// `present` are the files in `folder`, with their sizes.
  public init(_ courier: HTTPClient, into folder: RelativePath, of root: Folder, present: [String: Int]) {
    (self.courier, self.folder, self.root) = (courier, folder, root)
    bySize = Dictionary(grouping: present.keys.sorted(), by: { present[$0] ?? 0 })
  }

  /// Fetches all, up to eight at once, and gives back the outcomes in their order. Each picture is whole, or not there.
  public mutating func run(_ wishes: [Wish], progress: (Int) -> Void) throws -> [Outcome] {
    var outcomes = [Outcome](
      repeating: .failed(why: "there are more than \(Self.most) pictures; run this again"), count: wishes.count)
    var done = 0
    try courier.run(
      wishes.prefix(Self.most).map { .get($0.address, headers: $0.headers, limit: Self.limit, follows: true) }
    ) { batch in
      var copies: [(path: RelativePath, of: UnnamedFile, count: Int)] = []
      var indices: [Int] = []
      for (index, outcome) in batch {
        done += 1
        do {
          let answer = try outcome.get()
          let picture = try Self.picture(answer)
          if !wishes[index].keepsName, let known = try twin(of: picture) {
            outcomes[index] = .same(as: known)
            continue
          }
          let path = try wishes[index].keepsName ? folder / wishes[index].name : place(for: wishes[index], picture)
          guard let path else { throw ArrivedPicture.Fault(description: "it has a name that no file here can have") }
          remember(path.lastName, picture)
          outcomes[index] = .stored(as: path.lastName)
          copies.append((path, answer.file, picture.count))
          indices.append(index)
        } catch let fault as ArrivedPicture.Fault {
          outcomes[index] = .failed(why: "\(wishes[index].address): \(fault)")
        } catch let fault as WebFault {
          outcomes[index] = .failed(why: fault.description)
        }
      }
      if !copies.isEmpty {
        // Together, so that the disk is waited for once where many have come.
        let taken = try root.locked { try $0.create(copies: copies) }
        for path in taken {
          throw FileFault(.write, path.description, .changedMeanwhile)
        }
      }
      arriving = [:]
      progress(done)
    }
    return outcomes
  }

  private static func picture(_ answer: WebAnswer) throws -> ArrivedPicture {
    switch answer.status {
    case 200: return try ArrivedPicture(answer)
    case 404, 410: throw ArrivedPicture.Fault(description: "it is not there any more")
    case 300..<400:
      throw ArrivedPicture.Fault(description: "it is not given away (status \(answer.status)); is it private?")
    case 401, 403: throw ArrivedPicture.Fault(description: "the server does not give it away")
    default: throw ArrivedPicture.Fault(description: "the server answered with status \(answer.status)")
    }
  }

  /// A file with the same bytes.
  private mutating func twin(of picture: ArrivedPicture) throws -> String? {
    var sha256: String?
    for name in bySize[picture.count] ?? [] {
      guard let path = folder / name else { continue }
      if starts[name] == nil {
        starts[name] = SHA256.hex(of: try root.readStart(path, count: ArrivedPicture.startCount))
      }
      guard starts[name] == picture.start else { continue }
      let own = try sha256 ?? picture.sha256()
      sha256 = own
      if try own == arriving[name]?.sha256() ?? root.sha256(path) { return name }
    }
    return nil
  }

  private mutating func remember(_ name: String, _ picture: ArrivedPicture) {
    arriving[name] = picture
    bySize[picture.count, default: []].append(name)
    starts[name] = picture.start
  }

  /// Where it is to lie: under its own name, with the ending that its bytes want.
  private func place(for wish: Wish, _ picture: ArrivedPicture) throws -> RelativePath {
    var stem = Array(wish.name.utf8)
    if let dot = stem.lastIndex(of: UInt8(ascii: ".")), dot > 0 {
      let ending = stem[(dot + 1)...].asciiLowercased()
      let isRight =
        ending.elementsEqual(picture.kind.fileEnding.utf8)
        || picture.kind == .jpeg && ending.elementsEqual("jpeg".utf8)
      if isRight {
        stem = []
      } else if PictureKind.allCases.contains(where: { ending.elementsEqual($0.fileEnding.utf8) })
        || ending.elementsEqual("jpeg".utf8)
      {
        stem.removeSubrange(dot...)
      }
    }
    let name = stem.isEmpty ? wish.name : String(decoding: stem, as: UTF8.self) + "." + picture.kind.fileEnding
    let isPlain = name.utf8.first.map { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") } ?? false
    guard isPlain, name.utf8.allSatisfy({ $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "%") }),
      let path = folder / name
    else { throw ArrivedPicture.Fault(description: "it has a name that no file here can have") }
    // Where another picture has that name, the bytes decide.
    guard try root.entry(path) != nil || starts[name] != nil else { return path }
    guard let other = folder / "\(try picture.sha256().prefix(16)).\(picture.kind.fileEnding)" else { return path }
    return other
  }
}
