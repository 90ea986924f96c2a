#include "Passes.hpp"

#include <algorithm>
#include <cstring>

namespace cosmium {

namespace {

bool has_type(const osmium::TagList& tags, const char* expected) {
  const char* type = tags["type"];
  return type != nullptr && std::strcmp(type, expected) == 0;
}

}  // namespace

void RelationPass::run(
    ObjectSource& source, const Selection& selection, StringTable& strings) {
  KeptRows<RelationRow> kept;
  source.read(
      osmium::osm_entity_bits::relation, true, [&](const osmium::memory::Buffer& buffer) {
        for (const auto& relation : buffer.select<osmium::Relation>()) {
          add(relation, selection, strings, kept);
        }
      });
  rows = kept.finish();
}

void RelationPass::add(
    const osmium::Relation& relation, const Selection& selection, StringTable& strings,
    KeptRows<RelationRow>& kept) {
  kept.meet(relation.id());
  if (!relation.visible()) {
    return;
  }
  newest = std::max(newest, relation.timestamp());
  RelationRow row{};
  row.id = relation.id();
  row.is_wanted_area = selection.has_area(relation.id());
  const bool is_multipolygon = has_type(relation.tags(), "multipolygon");
  row.has_area_type = is_multipolygon || has_type(relation.tags(), "boundary");
  if (is_multipolygon) {
    const int roles = selection.rules.roles(relation.tags());
    row.is_place = (roles & (CO_ROLE_PLACE | CO_ROLE_BOXED_PLACE)) != 0;
    row.is_boxed = row.is_place && (roles & CO_ROLE_PLACE) == 0;
    row.is_street = relation.tags().has_key("highway");
  }
  if (!row.is_place && !row.is_street && !row.is_wanted_area) {
    return;
  }
  if (row.is_place || (row.is_wanted_area && row.has_area_type)) {
    row.members.begin = members.size();
    for (const auto& member : relation.members()) {
      if (member.type() == osmium::item_type::way) {
        members.push_back(member.ref());
      }
    }
    row.members.end = members.size();
  }
  if (row.is_place) {
    row.tags.begin = tags.size();
    selection.rules.hand_over(relation.tags(), CO_ROLE_PLACE, strings, tags);
    row.tags.end = tags.size();
  }
  kept.add(row);
}

const RelationRow* RelationPass::find(int64_t id) const {
  const auto found = std::lower_bound(
      rows.begin(), rows.end(), id,
      [](const RelationRow& row, int64_t wanted) { return row.id < wanted; });
  return found == rows.end() || found->id != id ? nullptr : &*found;
}

}  // namespace cosmium
