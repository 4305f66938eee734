/// A bundle's `.pf_meta`: `[version, pages, words' files, [[filter, file], …], [[sort, pages], …], fields]`.
struct TableOfContents {
  private(set) var value: CBOR
  let pages: Int

  init(_ value: CBOR) throws(SearchFault) {
    guard case .array(let parts) = value, parts.count == 6, case .array(let pages) = parts[1] else {
      throw StableBundle.unknown("its table of contents has an unknown format")
    }
    guard case .text(let version) = parts[0], version.elementsEqual(Pagefind.version.utf8) else {
      throw StableBundle.unknown("it has another version")
    }
    (self.value, self.pages) = (value, pages.count)
  }

  /// Sorts filters and sorts by name, and replaces the names of the filters' files.
  mutating func normalize(renaming names: [[UInt8]: [UInt8]]) throws(SearchFault) {
    guard case .array(var parts) = value, case .array(let filters) = parts[3], case .array(let sorts) = parts[4],
      sorts.allSatisfy({ $0.key != nil })
    else { throw StableBundle.unknown("its table of contents has an unknown format") }
    var renamed: [CBOR] = []
    for filter in filters {
      guard case .array(let pair) = filter, pair.count == 2, case .text(let file) = pair[1], let name = names[file]
      else {
        throw StableBundle.unknown("a filter has no file")
      }
      renamed.append(.array([pair[0], .text(name)]))
    }
    parts[3] = .array(CBOR.sorted(renamed))
    parts[4] = .array(CBOR.sorted(sorts))
    value = .array(parts)
  }
}
