#ifndef COSMIUM_PASSES_HPP
#define COSMIUM_PASSES_HPP

#include "KeptRows.hpp"
#include "ObjectSource.hpp"
#include "SortedIds.hpp"
#include "StringTable.hpp"
#include "TagRules.hpp"

#include "cosmium.h"

#include <osmium/osm/node.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/timestamp.hpp>
#include <osmium/osm/way.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cosmium {

/// A part of a common array.
struct Slice {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t size() const { return end - begin; }
};

/// A multipolygon relation: a place, or counted because it has a street's tags.
struct RelationRow {
  int64_t id;
  bool is_place;
  bool is_street;
  /// Its member ways in `RelationPass::members`.
  Slice members;
  Slice tags;
};

struct WayRow {
  int64_t id;
  bool is_street;
  /// Closed, with a place's tags.
  bool is_place;
  /// Not closed, with a place's tags; such a row may stand for nothing else.
  bool is_open_place;
  /// Of a relation that is a place.
  bool is_member;
  /// Its nodes' ids in `WayPass::references`.
  Slice references;
  Slice street_tags;
  Slice place_tags;
};

struct NodePlaceRow {
  int64_t id;
  co_coordinate coordinate;
  Slice tags;
};

struct TaggedNodeRow {
  int32_t node;
  /// Where the row stands in the file's order.
  std::size_t sequence;
  /// False in a row that only takes back an earlier one of the node.
  bool has_tags;
  Slice tags;
};

/// The relations that are wanted.
struct RelationPass {
  std::vector<RelationRow> rows;
  std::vector<int64_t> members;
  std::vector<TagNumbers> tags;
  osmium::Timestamp newest;

  void run(ObjectSource& source, const TagRules& rules, StringTable& strings);

 private:
  void add(const osmium::Relation& relation, const TagRules& rules, StringTable& strings,
           KeptRows<RelationRow>& kept);
};

/// The ways that are wanted: streets, places and members of relations that are places.
struct WayPass {
  std::vector<WayRow> rows;
  std::vector<int64_t> references;
  std::vector<TagNumbers> tags;
  osmium::Timestamp newest;
  /// Distinct ways that are present, wanted or not.
  int64_t count = 0;

  /// In a file whose ways do not ascend, this reads them a second time: only then are all their
  /// ids remembered, to tell a repeated way from another.
  void run(ObjectSource& source, const TagRules& rules, StringTable& strings, SortedIds& members);

 private:
  struct Met {
    int64_t id;
    std::size_t sequence;
    bool is_present;
  };
  struct OutOfOrder {};

  void read(ObjectSource& source, const TagRules& rules, StringTable& strings, SortedIds& members,
            std::vector<Met>* met);
  void add(const osmium::Way& way, const TagRules& rules, StringTable& strings, SortedIds& members,
           KeptRows<WayRow>& kept);
  Slice hand_over(const osmium::Way& way, int role, const TagRules& rules, StringTable& strings);
  static int64_t count_present(std::vector<Met>& met);
};

/// Nodes that ways refer to.
struct NodeTable {
  /// For each reference of those ways the index of its node. Before `ids`, which fills it.
  std::vector<int32_t> references;
  SortedIds ids;
  std::vector<co_coordinate> coordinates;
  std::vector<uint8_t> is_present;

  explicit NodeTable(const std::vector<int64_t>& references_by_id);
  NodeTable() = default;
};

/// Where the wanted nodes are, and the nodes that are places or tagged nodes of streets.
struct NodePass {
  NodeTable& streets;
  NodeTable& polygons;
  std::vector<TaggedNodeRow> tagged;
  std::vector<NodePlaceRow> places;
  std::vector<TagNumbers> tags;

  void run(ObjectSource& source, const TagRules& rules, StringTable& strings);

 private:
  void add(const osmium::Node& node, const TagRules& rules, StringTable& strings,
           KeptRows<NodePlaceRow>& kept);
  void place_street_node(const osmium::Node& node, bool has_tags, const TagRules& rules,
                         StringTable& strings);
  void keep_last_tagged();
};

}  // namespace cosmium

#endif
