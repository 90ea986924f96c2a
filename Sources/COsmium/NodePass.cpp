#include "Passes.hpp"

#include "Box.hpp"

#include <algorithm>
#include <tuple>

namespace cosmium {

NodeTable::NodeTable(const std::vector<int64_t>& references_by_id)
    : references(),
      ids(references_by_id, references),
      coordinates(ids.size(), co_coordinate{0, 0}),
      is_present(ids.size(), 0) {}

namespace {

co_coordinate coordinate_of(const osmium::Node& node) {
  return {node.location().x(), node.location().y()};
}

/// Whether the node has a place on Earth; one without is as good as missing.
bool is_present(const osmium::Node& node) {
  return node.visible() && node.location().valid();
}

}  // namespace

void NodePass::run(ObjectSource& source, const TagRules& rules, StringTable& strings) {
  KeptRows<NodePlaceRow> kept;
  source.read(osmium::osm_entity_bits::node, false, [&](const osmium::memory::Buffer& buffer) {
    for (const auto& node : buffer.select<osmium::Node>()) {
      add(node, rules, strings, kept);
    }
  });
  places = kept.finish();
  keep_last_tagged();
}

void NodePass::add(
    const osmium::Node& node, const TagRules& rules, StringTable& strings,
    KeptRows<NodePlaceRow>& kept) {
  kept.meet(node.id());
  const auto in_polygons = polygons.ids.find(node.id());
  if (in_polygons != SortedIds::none) {
    polygons.is_present[in_polygons] = is_present(node) ? 1 : 0;
    polygons.coordinates[in_polygons] = coordinate_of(node);
  }
  const int roles = node.tags().empty() || !is_present(node) ? 0 : rules.roles(node.tags());
  place_street_node(node, (roles & CO_ROLE_STREET_NODE) != 0, rules, strings);
  const bool is_in_box = !box || contains(*box, coordinate_of(node));
  if ((roles & CO_ROLE_PLACE) != 0 || ((roles & CO_ROLE_BOXED_PLACE) != 0 && is_in_box)) {
    const auto begin = tags.size();
    rules.hand_over(node.tags(), CO_ROLE_PLACE, strings, tags);
    kept.add({node.id(), coordinate_of(node), {begin, tags.size()}});
  }
}

void NodePass::place_street_node(
    const osmium::Node& node, bool has_tags, const TagRules& rules, StringTable& strings) {
  const auto index = streets.ids.find(node.id());
  if (index == SortedIds::none) {
    return;
  }
  const bool came_before = streets.is_present[index] != 0;
  streets.is_present[index] = is_present(node) ? 1 : 0;
  streets.coordinates[index] = coordinate_of(node);
  if (has_tags || came_before) {
    // Without tags the row takes back those of an earlier node with the id.
    const auto begin = tags.size();
    if (has_tags) {
      rules.hand_over(node.tags(), CO_ROLE_STREET, strings, tags);
    }
    tagged.push_back(
        {static_cast<int32_t>(index), tagged.size(), has_tags, {begin, tags.size()}});
  }
}

void NodePass::keep_last_tagged() {
  std::sort(tagged.begin(), tagged.end(), [](const auto& a, const auto& b) {
    return std::tie(a.node, a.sequence) < std::tie(b.node, b.sequence);
  });
  std::vector<TaggedNodeRow> last;
  for (std::size_t i = 0; i < tagged.size(); ++i) {
    const bool is_last = i + 1 == tagged.size() || tagged[i + 1].node != tagged[i].node;
    if (is_last && tagged[i].has_tags) {
      last.push_back(tagged[i]);
    }
  }
  tagged = std::move(last);
}

SortedIds nodes_in(const co_box& box, ObjectSource& source) {
  std::vector<int64_t> ids;
  source.read(osmium::osm_entity_bits::node, false, [&](const osmium::memory::Buffer& buffer) {
    for (const auto& node : buffer.select<osmium::Node>()) {
      if (is_present(node) && contains(box, coordinate_of(node))) {
        ids.push_back(node.id());
      }
    }
  });
  return SortedIds{std::move(ids)};
}

}  // namespace cosmium
