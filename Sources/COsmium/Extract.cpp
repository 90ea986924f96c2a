#include "Box.hpp"
#include "Result.hpp"

#include <algorithm>
#include <future>
#include <map>
#include <optional>
#include <utility>

namespace cosmium {

namespace {

bool is_part_of_polygon(const WayRow& way) { return way.is_place || way.is_member; }

template <typename Row>
bool is_place(const Row& row) {
  return row.is_place && !row.is_outside;
}

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

NodeTable street_nodes_of(const WayPass& ways) {
  return NodeTable{references_of(ways, [](const WayRow& way) { return way.is_street; })};
}

NodeTable polygon_nodes_of(const WayPass& ways) {
  return NodeTable{references_of(ways, is_part_of_polygon)};
}

/// The ways of polygons with their nodes' indices in the table of `polygon_nodes_of`, by id.
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

/// The index of a way in `ways`, or their count.
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

/// Extends a box to those nodes of a way that the file has.
void add(const PolygonWay& way, const NodeTable& nodes, BoxAround& box) {
  for (auto n = way.nodes.begin; n < way.nodes.end; ++n) {
    if (is_present(nodes, n)) {
      box.add(nodes.coordinates[static_cast<std::size_t>(nodes.references[n])]);
    }
  }
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

/// The box round a relation's member ways: reads these and their nodes only.
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

bool is_outside(const BoxAround& place, const co_box& box) {
  return place.is_empty || !touch(place.box, box);
}

/// Marks and counts the places that are taken in the box only and lie outside.
int64_t set_aside_places(
    const co_box& box, const std::vector<PolygonWay>& polygon_ways, const NodeTable& nodes,
    RelationPass& relations, WayPass& ways) {
  int64_t count = ways.far_places;
  std::size_t next = 0;
  for (auto& row : ways.rows) {
    if (!is_part_of_polygon(row)) {
      continue;
    }
    BoxAround place;
    if (row.is_boxed) {
      add(polygon_ways[next], nodes, place);
      row.is_outside = is_outside(place, box);
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

/// Builds the polygons of the ways and then of the relations that are places.
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

/// Builds the areas of relations; those that are none get an outline without ways.
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

void store_header(const FileHeader& header, osmium::Timestamp newest, Storage& storage) {
  storage.header = header;
  storage.newest_object = newest.to_iso();
}

void store_streets(const WayPass& ways, Storage& storage) {
  for (const auto& way : ways.rows) {
    storage.counts.open_place_ways += way.is_open_place ? 1 : 0;
    if (way.is_street) {
      storage.street_ids.push_back(way.id);
      storage.street_first_reference.push_back(
          storage.street_first_reference.back() + static_cast<int32_t>(way.references.size()));
      storage.street_tags.add_row(ways.tags, way.street_tags);
    }
  }
  storage.counts.ways = ways.count;
}

void store_nodes(const NodePass& nodes, Storage& storage) {
  for (const auto& row : nodes.tagged) {
    storage.tagged_nodes.push_back(row.node);
    storage.tagged_tags.add_row(nodes.tags, row.tags);
  }
  for (const auto& place : nodes.places) {
    storage.place_ids.push_back(place.id);
    storage.place_points.push_back(place.coordinate);
    storage.place_tags.add_row(nodes.tags, place.tags);
    storage.place_polygons.is_broken.push_back(0);
    storage.place_polygons.first_polygon.push_back(0);
  }
}

void store_places(const RelationPass& relations, const WayPass& ways, Storage& storage) {
  for (const auto& way : ways.rows) {
    if (is_place(way)) {
      storage.place_ids.push_back(way.id);
      storage.place_tags.add_row(ways.tags, way.place_tags);
      ++storage.place_way_count;
    }
  }
  for (const auto& relation : relations.rows) {
    storage.counts.street_multipolygons += relation.is_street ? 1 : 0;
    if (is_place(relation)) {
      storage.place_ids.push_back(relation.id);
      storage.place_tags.add_row(relations.tags, relation.tags);
    }
  }
}

co_bounds bounds_of(const BoxAround& box) {
  return box.is_empty ? co_bounds{1, 1, 0, 0} : box.box;
}

/// The bounds of all places and of the ways of all relations.
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
      BoxAround box;
      add(polygons.ways[next], polygons.nodes, box);
      storage.place_bounds.push_back(bounds_of(box));
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

/// Counts the ways that are no places since they are not closed, by the tags that would make one.
void store_open_ways(const WayPass& ways, Storage& storage) {
  std::map<std::vector<std::pair<int32_t, int32_t>>, int64_t> counts;
  for (const auto& way : ways.rows) {
    if (!way.is_open_place) {
      continue;
    }
    std::vector<std::pair<int32_t, int32_t>> tags;
    for (auto i = way.place_tags.begin; i < way.place_tags.end; ++i) {
      tags.emplace_back(ways.tags[i].key, ways.tags[i].value);
    }
    std::sort(tags.begin(), tags.end());
    ++counts[tags];
  }
  for (const auto& [tags, count] : counts) {
    std::vector<TagNumbers> row;
    for (const auto& [key, value] : tags) {
      row.push_back({key, value});
    }
    storage.open_way_tags.add_row(row, {0, row.size()});
    storage.open_way_counts.push_back(count);
  }
}

/// How far round the box nodes are looked for: a building with a part in the box has a node that
/// near to it. About a kilometer, in steps of 1e-7 degrees.
constexpr int32_t margin_e7 = 100000;

}  // namespace

void extract(
    const std::string& path, const Selection& selection, int threads, Storage& storage) {
  osmium::thread::Pool pool{threads};
  ObjectSource source{path, pool};
  StringTable strings;
  const auto& rules = selection.rules;

  RelationPass relations;
  relations.run(source, selection, strings);

  const auto box =
      selection.box_area ? box_of_area(*selection.box_area, relations, source) : selection.box;
  std::optional<SortedIds> near_box;
  if (box) {
    near_box = nodes_in(widened(*box, margin_e7), source);
  }

  WayPass ways;
  ways.hands_over_open_ways = selection.takes_all;
  std::vector<int32_t> unused;
  SortedIds members{relations.members, unused};
  source.announce(osmium::osm_entity_bits::node);
  ways.run(source, rules, strings, members, near_box ? &*near_box : nullptr);
  near_box.reset();

  const auto policy = threads > 1 ? std::launch::async : std::launch::deferred;
  auto polygon_nodes_later = std::async(policy, [&ways] { return polygon_nodes_of(ways); });
  storage.street_nodes = street_nodes_of(ways);
  auto polygon_nodes = polygon_nodes_later.get();
  NodePass nodes{storage.street_nodes, polygon_nodes, box, {}, {}, {}};
  nodes.run(source, rules, strings);

  PolygonInput polygons{polygon_nodes, polygon_ways_of(ways), {}, {}};
  if (box) {
    storage.counts.places_outside_box =
        set_aside_places(*box, polygons.ways, polygon_nodes, relations, ways);
  }
  store_header(source.header(), std::max(relations.newest, ways.newest), storage);
  store_streets(ways, storage);
  store_nodes(nodes, storage);
  store_places(relations, ways, storage);
  storage.place_polygons.append(place_polygons(relations, ways, polygons, threads));
  auto areas = selection.areas;
  if (selection.takes_all) {
    store_bounds(relations, ways, polygons, storage);
    store_open_ways(ways, storage);
    areas.clear();
    for (const auto& relation : relations.rows) {
      areas.push_back(relation.id);
    }
  }
  store_areas(areas, relations, polygons, threads, storage);
  strings.flatten(storage.string_first, storage.string_bytes);
}

}  // namespace cosmium
