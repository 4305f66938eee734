import FileTrees
import TestSupport
import Testing

struct FileTreeTests {
  @Test func listsItsPathsInOrder() throws {
    var tree = FileTree()
    #expect(tree.isEmpty)
    tree[try path("b/ü")] = [1]
    tree[try path("b/a")] = [2]
    tree[try path("a")] = [3]
    tree[try path("c")] = [4]
    tree[try path("c")] = nil
    #expect(tree.paths.map(\.description) == ["a", "b/a", "b/ü"])
    #expect(tree[try path("b/a")] == [2])
    #expect(tree[try path("c")] == nil)
  }
}
