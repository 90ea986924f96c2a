/// Shortest walks from many sources at once, with working memory that is used again.
///
/// Belongs to one thread. Each node gets the least walk from any source and, of the sources equally
/// near, the least rank.
package struct Search {
  /// A place where a search begins.
  package struct Source {
    let node: Int32
    /// Steps of 0.01 mm on the level, walked before the node.
    let cost: Int64
    /// Names the source: of equal walks the least rank is kept.
    let rank: Int32
  }

  /// Work that was done, for those who measure.
  package struct Counts: Hashable, Sendable {
    package var settledNodes: Int
    package var scannedArcs: Int

    package init(settledNodes: Int = 0, scannedArcs: Int = 0) {
      self.settledNodes = settledNodes
      self.scannedArcs = scannedArcs
    }

    package static func += (sum: inout Counts, other: Counts) {
      sum.settledNodes += other.settledNodes
      sum.scannedArcs += other.scannedArcs
    }

    package static func - (later: Counts, earlier: Counts) -> Counts {
      Counts(
        settledNodes: later.settledNodes - earlier.settledNodes,
        scannedArcs: later.scannedArcs - earlier.scannedArcs)
    }
  }

  /// By node: the least walk found, `WalkLength.unreachable` without one.
  package private(set) var costs: [Int64]
  /// By node with a walk: the rank of its source.
  package private(set) var ranks: [Int32]
  /// By node with a walk: the node before it, -1 for one where a source begins; empty unless they
  /// are recorded.
  private(set) var predecessors: [Int32]
  /// The nodes with a walk, as they were found.
  package private(set) var reached: [Int32] = []
  package private(set) var counts = Counts()
  /// The nodes of the sources that lie beyond the limit.
  private var startsBeyond: [Int32] = []

  private var queue = PriorityQueue()
  private let recordsPredecessors: Bool

  /// - Parameter recordsPredecessors: Whether the walks themselves will be asked for.
  package init(nodeCount: Int, recordsPredecessors: Bool = false) {
    self.recordsPredecessors = recordsPredecessors
    predecessors = Array(repeating: -1, count: recordsPredecessors ? nodeCount : 0)
    costs = Array(repeating: WalkLength.unreachable, count: nodeCount)
    ranks = Array(repeating: 0, count: nodeCount)
  }

  /// Searches anew.
  ///
  /// - Parameter limit: Walks longer than this are not followed; the end is included.
  package mutating func run(_ graph: SearchGraph, from sources: [Source], limit: Int64) {
    for node in reached { costs[Int(node)] = WalkLength.unreachable }
    reached.removeAll(keepingCapacity: true)
    startsBeyond.removeAll(keepingCapacity: true)
    queue.removeAll()
    for source in sources {
      if source.cost <= limit {
        reach(source.node, cost: source.cost, rank: source.rank, after: -1)
      } else {
        startsBeyond.append(source.node)
      }
    }
    while !queue.isEmpty {
      let entry = queue.pop()
      // A shorter walk was found after this entry was made.
      guard entry.cost == costs[Int(entry.node)] else { continue }
      settle(entry, graph, limit: limit)
    }
  }

  /// Whether the last search has reached every node that one without a limit would reach.
  func isComplete(_ graph: SearchGraph) -> Bool {
    func hasWalk(_ node: Int32) -> Bool { costs[Int(node)] != WalkLength.unreachable }
    return startsBeyond.allSatisfy(hasWalk)
      && reached.allSatisfy { node in
        (graph.firstArc[Int(node)]..<graph.firstArc[Int(node) + 1]).allSatisfy { arc in
          hasWalk(graph.heads[Int(arc)])
        }
      }
  }

  private mutating func settle(_ entry: PriorityQueue.Entry, _ graph: SearchGraph, limit: Int64) {
    let node = Int(entry.node)
    let rank = ranks[node]
    let arcs = Int(graph.firstArc[node])..<Int(graph.firstArc[node + 1])
    counts.settledNodes += 1
    counts.scannedArcs += arcs.count
    for arc in arcs {
      let cost = entry.cost + graph.costs[arc]
      if cost <= limit { reach(graph.heads[arc], cost: cost, rank: rank, after: entry.node) }
    }
  }

  private mutating func reach(_ node: Int32, cost: Int64, rank: Int32, after predecessor: Int32) {
    let known = costs[Int(node)]
    guard cost < known || (cost == known && rank < ranks[Int(node)]) else { return }
    if known == WalkLength.unreachable { reached.append(node) }
    costs[Int(node)] = cost
    ranks[Int(node)] = rank
    if recordsPredecessors { predecessors[Int(node)] = predecessor }
    queue.push(PriorityQueue.Entry(cost: cost, node: node))
  }
}
