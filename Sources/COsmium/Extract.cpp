#include "Box.hpp"
#include "Outlines.hpp"
#include "PlaceBoxes.hpp"
#include "PolygonWays.hpp"
#include "Result.hpp"

#include <algorithm>
#include <future>
#include <map>
#include <optional>
#include <utility>

namespace cosmium {

namespace {

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
