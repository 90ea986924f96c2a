#include "PolygonWays.hpp"

#include <algorithm>

namespace cosmium {

namespace {

/// The ids that some of the ways refer to, way after way.
template <typename Predicate>
std::vector<int64_t> references_of(const WayPass& ways, Predicate is_wanted) {
  std::vector<int64_t> result;
  for (const auto& way : ways.rows) {
    if (is_wanted(way)) {
      const auto begin = ways.references.begin();
      result.insert(
          result.end(), begin + static_cast<std::ptrdiff_t>(way.references.begin),
          begin + static_cast<std::ptrdiff_t>(way.references.end));
    }
  }
  return result;
}

/// Extends a box to those nodes of a way that the file has.
void add(const PolygonWay& way, const NodeTable& nodes, BoxAround& box) {
  for (auto n = way.nodes.begin; n < way.nodes.end; ++n) {
    if (is_present(nodes, n)) {
      box.add(nodes.coordinates[static_cast<std::size_t>(nodes.references[n])]);
    }
  }
}

}  // namespace

NodeTable street_nodes_of(const WayPass& ways) {
  return NodeTable{references_of(ways, [](const WayRow& way) { return way.is_street; })};
}

NodeTable polygon_nodes_of(const WayPass& ways) {
  return NodeTable{references_of(ways, is_part_of_polygon)};
}

std::vector<PolygonWay> polygon_ways_of(const WayPass& ways) {
  std::vector<PolygonWay> result;
  std::size_t next = 0;
  for (const auto& row : ways.rows) {
    if (is_part_of_polygon(row)) {
      result.push_back({row.id, {next, next + row.references.size()}});
      next += row.references.size();
    }
  }
  return result;
}

std::size_t index_of(const std::vector<PolygonWay>& ways, int64_t id) {
  const auto found = std::lower_bound(
      ways.begin(), ways.end(), id,
      [](const PolygonWay& way, int64_t wanted) { return way.id < wanted; });
  const bool is_there = found != ways.end() && found->id == id;
  return is_there ? static_cast<std::size_t>(found - ways.begin()) : ways.size();
}

bool is_present(const NodeTable& nodes, std::size_t reference) {
  return nodes.is_present[static_cast<std::size_t>(nodes.references[reference])] != 0;
}

BoxAround box_around(const PolygonWay& way, const NodeTable& nodes) {
  BoxAround box;
  add(way, nodes, box);
  return box;
}

BoxAround box_around(
    const RelationRow& relation, const RelationPass& relations,
    const std::vector<PolygonWay>& ways, const NodeTable& nodes) {
  BoxAround box;
  for (auto i = relation.members.begin; i < relation.members.end; ++i) {
    const auto index = index_of(ways, relations.members[i]);
    if (index < ways.size()) {
      add(ways[index], nodes, box);
    }
  }
  return box;
}

}  // namespace cosmium
