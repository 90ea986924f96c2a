#include "PlaceBoxes.hpp"

#include "Box.hpp"
#include "PolygonWays.hpp"

#include <cstddef>

namespace cosmium {

namespace {

bool is_outside(const BoxAround& place, const co_box& box) {
  return place.is_empty || !touch(place.box, box);
}

co_bounds bounds_of(const BoxAround& box) {
  return box.is_empty ? co_bounds{1, 1, 0, 0} : box.box;
}

}  // namespace

std::optional<co_box> box_of_area(
    int64_t id, const RelationPass& relations, ObjectSource& source) {
  const auto* relation = relations.find(id);
  if (relation == nullptr) {
    return std::nullopt;
  }
  const TagRules no_rules;
  StringTable no_strings;
  std::vector<int32_t> unused;
  const auto first = relations.members.begin();
  SortedIds members{
      std::vector<int64_t>(
          first + static_cast<std::ptrdiff_t>(relation->members.begin),
          first + static_cast<std::ptrdiff_t>(relation->members.end)),
      unused};
  WayPass ways;
  ways.run(source, no_rules, no_strings, members, nullptr);
  auto nodes = polygon_nodes_of(ways);
  NodeTable no_streets;
  NodePass pass{no_streets, nodes, {}, {}, {}, {}};
  pass.run(source, no_rules, no_strings);
  const auto box = box_around(*relation, relations, polygon_ways_of(ways), nodes);
  return box.is_empty ? std::nullopt : std::optional<co_box>{box.box};
}

int64_t set_aside_places(
    const co_box& box, const std::vector<PolygonWay>& polygon_ways, const NodeTable& nodes,
    RelationPass& relations, WayPass& ways) {
  int64_t count = ways.far_places;
  std::size_t next = 0;
  for (auto& row : ways.rows) {
    if (!is_part_of_polygon(row)) {
      continue;
    }
    if (row.is_boxed) {
      row.is_outside = is_outside(box_around(polygon_ways[next], nodes), box);
      count += row.is_outside ? 1 : 0;
    }
    ++next;
  }
  for (auto& row : relations.rows) {
    if (row.is_boxed) {
      row.is_outside = is_outside(box_around(row, relations, polygon_ways, nodes), box);
      count += row.is_outside ? 1 : 0;
    }
  }
  return count;
}

void store_bounds(
    const RelationPass& relations, const WayPass& ways, const PolygonInput& polygons,
    Storage& storage) {
  for (const auto& point : storage.place_points) {
    storage.place_bounds.push_back(
        {point.longitude_e7, point.latitude_e7, point.longitude_e7, point.latitude_e7});
  }
  std::size_t next = 0;
  for (const auto& way : ways.rows) {
    if (is_place(way)) {
      storage.place_bounds.push_back(
          bounds_of(box_around(polygons.ways[next], polygons.nodes)));
    }
    next += is_part_of_polygon(way) ? 1 : 0;
  }
  for (const auto& relation : relations.rows) {
    const auto bounds =
        bounds_of(box_around(relation, relations, polygons.ways, polygons.nodes));
    storage.area_bounds.push_back(bounds);
    if (is_place(relation)) {
      storage.place_bounds.push_back(bounds);
    }
  }
}

}  // namespace cosmium
