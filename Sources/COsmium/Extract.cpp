#include "Result.hpp"

#include <algorithm>
#include <future>

namespace cosmium {

namespace {

bool is_part_of_polygon(const WayRow& way) { return way.is_place || way.is_member; }

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

/// Outlines of the ways and then of the relations that are places.
PolygonInput polygon_input(
    const RelationPass& relations, const WayPass& ways, const NodeTable& nodes) {
  PolygonInput input{nodes, {}, {}, {}};
  std::size_t next = 0;
  for (const auto& row : ways.rows) {
    if (!is_part_of_polygon(row)) {
      continue;
    }
    if (row.is_place) {
      const auto begin = input.outline_ways.size();
      input.outline_ways.push_back(input.ways.size());
      input.outlines.push_back({{begin, begin + 1}, false, false});
    }
    input.ways.push_back({row.id, {next, next + row.references.size()}});
    next += row.references.size();
  }
  for (const auto& relation : relations.rows) {
    if (!relation.is_place) {
      continue;
    }
    Outline outline{{input.outline_ways.size(), 0}, true, false};
    for (auto i = relation.members.begin; i < relation.members.end; ++i) {
      const auto id = relations.members[i];
      const auto found = std::lower_bound(
          input.ways.begin(), input.ways.end(), id,
          [](const PolygonWay& way, int64_t wanted) { return way.id < wanted; });
      if (found == input.ways.end() || found->id != id) {
        outline.is_incomplete = true;
      } else {
        input.outline_ways.push_back(static_cast<std::size_t>(found - input.ways.begin()));
      }
    }
    outline.ways.end = input.outline_ways.size();
    input.outlines.push_back(outline);
  }
  return input;
}

void store_header(const FileHeader& header, osmium::Timestamp newest, Storage& storage) {
  storage.header = header;
  storage.newest_object = newest.to_iso();
  for (const auto& box : header.boxes) {
    if (box.valid()) {
      storage.boxes.push_back(
          {box.bottom_left().x(), box.bottom_left().y(), box.top_right().x(),
           box.top_right().y()});
    }
  }
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
    storage.polygons.is_broken.push_back(0);
    storage.polygons.first_polygon.push_back(0);
  }
}

void store_areas(const RelationPass& relations, const WayPass& ways, Storage& storage) {
  for (const auto& way : ways.rows) {
    if (way.is_place) {
      storage.place_ids.push_back(way.id);
      storage.place_tags.add_row(ways.tags, way.place_tags);
      ++storage.place_way_count;
    }
  }
  for (const auto& relation : relations.rows) {
    storage.counts.street_multipolygons += relation.is_street ? 1 : 0;
    if (relation.is_place) {
      storage.place_ids.push_back(relation.id);
      storage.place_tags.add_row(relations.tags, relation.tags);
    }
  }
}

}  // namespace

void extract(const std::string& path, const TagRules& rules, int threads, Storage& storage) {
  osmium::thread::Pool pool{threads};
  ObjectSource source{path, pool};
  StringTable strings;

  RelationPass relations;
  relations.run(source, rules, strings);

  WayPass ways;
  std::vector<int32_t> unused;
  SortedIds members{relations.members, unused};
  ways.run(source, rules, strings, members);

  const auto policy = threads > 1 ? std::launch::async : std::launch::deferred;
  auto polygon_nodes_later = std::async(policy, [&ways] { return polygon_nodes_of(ways); });
  storage.street_nodes = street_nodes_of(ways);
  auto polygon_nodes = polygon_nodes_later.get();
  NodePass nodes{storage.street_nodes, polygon_nodes, {}, {}, {}};
  nodes.run(source, rules, strings);

  store_header(source.header(), std::max(relations.newest, ways.newest), storage);
  store_streets(ways, storage);
  store_nodes(nodes, storage);
  store_areas(relations, ways, storage);
  storage.polygons.append(
      build_polygons(polygon_input(relations, ways, polygon_nodes), threads));
  strings.flatten(storage.string_first, storage.string_bytes);
}

}  // namespace cosmium
