import HTML

/// A kind of lost content: blocks cannot represent it, or a link or picture has no target.
public enum Loss: Sendable, CaseIterable {
  case colour, size, underline, script, alignment, spans, cellBreak, fold, background, math, style
  case html, comment, limit, slideLink, anchor, otherAnchor, deadLink, missingPicture, remotePicture
}

/// The places of losses, by kind, since a deck may have hundreds of one kind.
public struct Losses: Sendable {
  private var places: [Loss: [Range<Int>]] = [:]

  /// Records the place of a loss.
  public mutating func add(_ loss: Loss, _ place: Range<Int>) { places[loss, default: []].append(place) }

  /// The places of losses of a kind, in the order of the text.
  public func places(of loss: Loss) -> [Range<Int>] {
    (places[loss] ?? []).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Adds the sanitiser's removals; a word in angle brackets that is shown as text is not a loss.
  mutating func add(_ drops: [Removal], shown: Set<Range<Int>>) {
    for drop in drops {
      switch drop.reason {
      case .element where shown.contains(drop.place): break
      case .unbalancedEnd: break
      case .unfinished where drop.what.utf8.elementsEqual("comment".utf8): add(.comment, drop.place)
      case .unfinished: break
      case .element, .attribute, .value: add(.html, drop.place)
      case .address: add(drop.what.utf8.elementsEqual("src".utf8) ? .missingPicture : .deadLink, drop.place)
      case .limit: add(.limit, drop.place)
      }
    }
  }
}
