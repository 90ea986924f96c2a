#ifndef COSMIUM_PASSES_HPP
#define COSMIUM_PASSES_HPP

#include "KeptRows.hpp"
#include "ObjectSource.hpp"
#include "Selection.hpp"
#include "SortedIds.hpp"
#include "StringTable.hpp"

#include "cosmium.h"

#include <osmium/osm/node.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/timestamp.hpp>
#include <osmium/osm/way.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace cosmium {

/// A part of a common array.
struct Slice {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t size() const { return end - begin; }
};

/// A relation: a place, or one whose area is wanted, or counted because it has a street's tags.
struct RelationRow {
  int64_t id;
  bool is_place;
  /// A place that is taken in the box only.
  bool is_boxed;
  /// A place that turned out to lie outside the box.
  bool is_outside;
  bool is_street;
  /// Its area is wanted.
  bool is_wanted_area;
  /// A boundary or multipolygon.
  bool has_area_type;
  /// Its member ways in `RelationPass::members`.
  Slice members;
  Slice tags;
};

struct WayRow {
  int64_t id;
  bool is_street;
  /// Closed, with a place's tags.
  bool is_place;
  /// A place that is taken in the box only.
  bool is_boxed;
  /// A place that turned out to lie outside the box.
  bool is_outside;
  /// Not closed, with a place's tags; such a row may stand for nothing else.
  bool is_open_place;
  /// Of a relation that is a place or whose area is wanted.
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

  void run(ObjectSource& source, const Selection& selection, StringTable& strings);

  /// NULL if the file lacks it or it is not wanted.
  const RelationRow* find(int64_t id) const;

 private:
  void add(const osmium::Relation& relation, const Selection& selection, StringTable& strings,
           KeptRows<RelationRow>& kept);
};

/// The ways that are wanted: streets, places and members of relations that are wanted.
struct WayPass {
  std::vector<WayRow> rows;
  std::vector<int64_t> references;
  std::vector<TagNumbers> tags;
  osmium::Timestamp newest;
  /// Distinct ways that are present, wanted or not.
  int64_t count = 0;
  /// Places that are no rows since they have no node near the box.
  int64_t far_places = 0;
  /// Whether the tags that make a place are handed over for ways that are not closed, too.
  bool hands_over_open_ways = false;

  /// - near_box: The nodes in the box and round it; NULL if there is no box.
  ///
  /// In a file whose ways do not ascend, this reads them a second time: only then are all their
  /// ids remembered, to tell a repeated way from another.
  void run(ObjectSource& source, const TagRules& rules, StringTable& strings, SortedIds& members,
           SortedIds* near_box);

 private:
  struct Met {
    int64_t id;
    std::size_t sequence;
    bool is_present;
  };
  struct OutOfOrder {};

  void read(ObjectSource& source, const TagRules& rules, StringTable& strings, SortedIds& members,
            SortedIds* near_box, std::vector<Met>* met);
  void add(const osmium::Way& way, const TagRules& rules, StringTable& strings, SortedIds& members,
           SortedIds* near_box, KeptRows<WayRow>& kept);
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
  /// Where places are taken that are taken in a box only.
  std::optional<co_box> box;
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

/// The ids of all nodes that lie in a box.
SortedIds nodes_in(const co_box& box, ObjectSource& source);

}  // namespace cosmium

#endif
