#include "Outlines.hpp"

#include "PolygonWays.hpp"

namespace cosmium {

namespace {

/// Outlines that are built one after the other; `input` has the ways.
class Outlines {
 public:
  Outlines(const RelationPass& relations, PolygonInput& input)
      : relations_(relations), input_(input) {}

  void add_way(std::size_t index) {
    const auto begin = input_.outline_ways.size();
    input_.outline_ways.push_back(index);
    input_.outlines.push_back({{begin, begin + 1}, false, false});
  }

  /// How many of the relation's ways the file lacks.
  int32_t add_relation(const RelationRow& relation) {
    Outline outline{{input_.outline_ways.size(), 0}, true, false};
    int32_t missing = 0;
    for (auto i = relation.members.begin; i < relation.members.end; ++i) {
      const auto index = index_of(input_.ways, relations_.members[i]);
      if (index == input_.ways.size()) {
        ++missing;
      } else {
        input_.outline_ways.push_back(index);
      }
    }
    outline.is_incomplete = missing > 0;
    outline.ways.end = input_.outline_ways.size();
    input_.outlines.push_back(outline);
    return missing;
  }

  /// How many ways of the last outline lack nodes.
  int32_t incomplete_ways() const {
    int32_t count = 0;
    const auto& outline = input_.outlines.back();
    for (auto i = outline.ways.begin; i < outline.ways.end; ++i) {
      const auto& nodes = input_.ways[input_.outline_ways[i]].nodes;
      bool is_complete = true;
      for (auto n = nodes.begin; n < nodes.end; ++n) {
        is_complete = is_complete && is_present(input_.nodes, n);
      }
      count += is_complete ? 0 : 1;
    }
    return count;
  }

 private:
  const RelationPass& relations_;
  PolygonInput& input_;
};

}  // namespace

PolygonColumns place_polygons(
    const RelationPass& relations, const WayPass& ways, PolygonInput& input, int threads) {
  Outlines outlines{relations, input};
  std::size_t next = 0;
  for (const auto& row : ways.rows) {
    if (is_place(row)) {
      outlines.add_way(next);
    }
    next += is_part_of_polygon(row) ? 1 : 0;
  }
  for (const auto& row : relations.rows) {
    if (is_place(row)) {
      outlines.add_relation(row);
    }
  }
  return build_polygons(input, threads);
}

void store_areas(
    const std::vector<int64_t>& wanted, const RelationPass& relations, PolygonInput& input,
    int threads, Storage& storage) {
  input.outlines.clear();
  input.outline_ways.clear();
  Outlines outlines{relations, input};
  for (const auto id : wanted) {
    const auto* relation = relations.find(id);
    const bool is_absent = relation == nullptr || !relation->is_wanted_area;
    const RelationRow row = is_absent ? RelationRow{} : *relation;
    co_area area{};
    area.state = is_absent             ? CO_AREA_ABSENT
                 : row.has_area_type ? CO_AREA_IS_AREA
                                     : CO_AREA_OF_OTHER_TYPE;
    area.ways = static_cast<int32_t>(row.members.size());
    area.missing_ways = outlines.add_relation(row);
    area.incomplete_ways = outlines.incomplete_ways();
    area.relation = id;
    storage.areas.push_back(area);
  }
  storage.area_polygons = build_polygons(input, threads);
}

}  // namespace cosmium
