import HTML

/// An attribute that a comment sets on its slide.
public struct SlideAssignment: Sendable, Equatable {
  public let name: String
  /// The value as HedgeDoc stores it: `&lt;` and `&gt;` for angle brackets.
  public let value: String
  /// The place of the comment.
  public let place: Range<Int>
}

/// The `.slide` and `.element` comments of a slide.
enum AttributeComments {
  /// Sets the attributes on elements of the fragment and returns those for the slide itself.
  static func apply(to fragment: inout Fragment) -> (slide: [SlideAssignment], hasIgnored: Bool) {
    var slide: [SlideAssignment] = []
    var hasIgnored = false
    var places: [[UInt8]: Int] = [:]
    var levels = [Level(parent: nil)]
    for index in fragment.nodes.indices {
      let node = fragment.nodes[index]
      switch node.kind {
      case .text: continue
      case .start(let element):
        if node.partner != index {
          levels.append(Level(parent: index))
        } else if element.tag != .br {
          levels[levels.count - 1].previous = index
        }
      case .end:
        // A fragment is balanced, so the outermost level stays.
        if levels.count > 1 { levels.removeLast() }
        levels[levels.count - 1].previous = node.partner
      case .comment(let text):
        guard let comment = AttributeComment.read(text) else { continue }
        let equals = text.utf8.count { $0 == UInt8(ascii: "=") }
        if equals != comment.assignments.count { hasIgnored = true }
        for assignment in comment.assignments {
          switch comment.target {
          case .slide:
            if let known = places[Array(assignment.name.utf8)] {
              slide[known] = SlideAssignment(name: assignment.name, value: assignment.value, place: node.place)
            } else {
              places[Array(assignment.name.utf8)] = slide.count
              slide.append(SlideAssignment(name: assignment.name, value: assignment.value, place: node.place))
            }
          case .element:
            guard let target = levels[levels.count - 1].target else { continue }
            fragment.setAttribute(assignment.name, assignment.value, onNode: target, at: node.place)
          }
        }
      }
    }
    return (slide, hasIgnored)
  }

  /// The content between a start and its end, as far as it has been read.
  private struct Level {
    let parent: Int?
    var previous: Int?

    /// The element that a comment here applies to: the nearest one before it, ignoring line breaks, else the element
    /// around it; `nil` at the top.
    var target: Int? { previous ?? parent }
  }
}
