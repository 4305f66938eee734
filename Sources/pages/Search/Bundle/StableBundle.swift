import Digests
import FileTrees

/// Makes Pagefind's bundle deterministic: the same pages give the same bytes.
///
/// Pagefind 1.5.2 writes the values of a filter, and the filters' list in its table of contents, in the order of a hash
/// table, which differs from run to run; everything else it sorts. So these are sorted here, and the files renamed,
/// since their names are hashes of their content.
enum StableBundle {
  /// The sorted bundle, and its number of pages.
  static func make(of raw: FileTree) throws(SearchFault) -> (files: FileTree, pages: Int) {
    var files = raw
    var names: [[UInt8]: [UInt8]] = [:]
    for path in raw.paths where BundleFiles.ends(path.description, ".pf_filter") {
      let (name, bytes) = try filter(raw[path] ?? [], at: path)
      names[Array(stem(path.lastName).utf8)] = Array(name.utf8)
      files[path] = nil
      if let path = RelativePath("filter/\(name).pf_filter") { files[path] = bytes }
    }
    let contents = raw.paths.filter { BundleFiles.ends($0.description, ".pf_meta") }
    guard contents.count == 1, let path = contents.first else { throw Self.unknown("it has no table of contents") }
    var table = try TableOfContents(BundleText.read(raw[path] ?? []))
    try table.normalize(renaming: names)
    let (name, bytes) = try named(table.value, after: path)
    files[path] = nil
    if let path = RelativePath("pagefind.\(name).pf_meta") { files[path] = bytes }
    try updateEntry(&files, old: path, new: name)
    // The search code that Pagefind falls back to without rules for the language; unused otherwise.
    let wasm = RelativePath(constant: "wasm.unknown.pagefind")
    if files.paths.contains(where: { BundleFiles.ends($0.description, ".pagefind") && $0 != wasm }) {
      files[wasm] = nil
    }
    return (files, table.pages)
  }

  static func unknown(_ what: String) -> SearchFault {
    SearchFault("what Pagefind wrote is not known to minutes: \(what); install Pagefind \(Pagefind.version)")
  }

  /// `[name, [[value, [page, …]], …]]`, by value.
  private static func filter(_ bytes: [UInt8], at path: RelativePath) throws(SearchFault) -> (String, [UInt8]) {
    guard case .array(var parts) = try BundleText.read(bytes), parts.count == 2, case .array(let values) = parts[1],
      values.allSatisfy({ $0.key != nil })
    else { throw unknown("\(path) is no filter") }
    parts[1] = .array(CBOR.sorted(values))
    return try named(.array(parts), after: path)
  }

  /// The bytes, and a name in Pagefind's form: the language, and the beginning of a digest as long as the old one.
  private static func named(_ value: CBOR, after path: RelativePath) throws(SearchFault) -> (String, [UInt8]) {
    let plain = BundleText.plain(value)
    let old = stem(path.lastName)
    guard let line = old.utf8.lastIndex(of: UInt8(ascii: "_")) else {
      throw unknown("\(path) has no digest in its name")
    }
    let start = old.utf8.lastIndex(of: UInt8(ascii: ".")).map { old.utf8.index(after: $0) } ?? old.startIndex
    let count = old.utf8.distance(from: line, to: old.endIndex) - 1
    let digest = SHA256.hex(of: plain).utf8.prefix(count)
    return (String(old[start...line]) + String(decoding: digest, as: UTF8.self), try Gzip.write(plain))
  }

  /// The name without the text after its last dot.
  private static func stem(_ name: String) -> String {
    name.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(name[..<$0]) } ?? name
  }

  /// Makes the entry file refer to the new table of contents.
  private static func updateEntry(_ files: inout FileTree, old: RelativePath, new: String) throws(SearchFault) {
    let path = RelativePath(constant: "pagefind-entry.json")
    let before = "\"" + stem(old.lastName).utf8.dropFirst("pagefind.".utf8.count).text + "\""
    let after = "\"\(new)\""
    guard let bytes = files[path], let range = bytes.firstRange(of: Array(before.utf8)) else {
      throw unknown("pagefind-entry.json does not name the table of contents")
    }
    files[path] = bytes[..<range.lowerBound] + Array(after.utf8) + bytes[range.upperBound...]
  }
}

extension Substring.UTF8View {
  fileprivate var text: String { String(Substring(self)) }
}
